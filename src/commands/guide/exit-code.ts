import type { Judgement } from '../../hardening/judgement.ts';
import { DONE } from '../command.ts';

const NOT_MET = 1;
const CANNOT_TELL = 3;

/** Returns 0 if every measure is met, 1 if one is not, and 3 if that cannot be decided. */
export function exitCodeOf({ measures }: Judgement): number {
  if (measures.some(({ verdict }) => verdict === 'not met')) return NOT_MET;
  return measures.every(({ verdict }) => verdict === 'met') ? DONE : CANNOT_TELL;
}
