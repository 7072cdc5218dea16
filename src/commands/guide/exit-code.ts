import type { Judgement } from '../../hardening/judgement.ts';
import { DONE } from '../command.ts';

const NOT_MET = 1;
const CANNOT_TELL = 3;

/** 0: every measure is met; 1: one is not; 3: of one it cannot be told. */
export function exitCodeOf({ measures }: Judgement): number {
  if (measures.some(({ verdict }) => verdict === 'not met')) return NOT_MET;
  return measures.every(({ verdict }) => verdict === 'met') ? DONE : CANNOT_TELL;
}
