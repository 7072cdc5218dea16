import { sanitize } from './sanitize.ts';

/** How many UTF-16 units are read for each letter kept: a long text is cut before it is made safe, which bounds the work. */
const READ_PER_LETTER = 8;

/** Returns foreign text as one safe line (see `sanitize`) of at most `most` characters, with `…` at the end if it is cut. */
export function excerpt(text: string, most: number): string {
  const read = text.slice(0, most * READ_PER_LETTER);
  const letters = [...sanitize(read).trim()];
  if (letters.length <= most && read.length === text.length) return letters.join('');
  return `${letters.slice(0, most - 1).join('')}…`;
}
