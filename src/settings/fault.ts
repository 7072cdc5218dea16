import { sanitize } from '../text/sanitize.ts';
import { lineOf } from './line-of.ts';

/** A part of the settings that cannot be used: its path, what is wrong with it or allowed there, and what follows in a file. */
export type Fault = { readonly path: readonly string[]; readonly text: string; readonly so?: string };

/** Returns a fault as a sentence that names the file and the line. */
export function faultText({ path, text, so }: Fault, file: string, written: string): string {
  const whole = `${path.join('.')} ${text}${so === undefined ? '' : `; so ${so}`}`;
  return `${sanitize(file)}:${lineOf(written, path)}: ${sanitize(whole)}`;
}

const LONGEST_SHOWN = 40;

/** Returns the value of a setting for a message. */
export function shownValue(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  const short = text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}…`;
  return typeof value === 'string' ? `“${short}”` : short;
}
