import { sanitize } from '../text/sanitize.ts';
import { lineOf } from './line-of.ts';

/** A part of the settings that cannot be used: its path, and what is wrong with it or allowed there. */
export type Fault = { readonly path: readonly string[]; readonly text: string };

/** Returns a fault as a sentence that names the file and the line. */
export function faultText({ path, text }: Fault, file: string, written: string): string {
  return `${sanitize(file)}:${lineOf(written, path)}: ${sanitize(`${path.join('.')} ${text}`)}`;
}
