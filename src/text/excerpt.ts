import { sanitize } from './sanitize.ts';

/** What is longer than this is cut before it is made safe, so that the work does not grow with it. */
const READ_PER_LETTER = 8;

/** Foreign text in one safe line (see `sanitize`) of at most `most` characters, with `…` at the end where something is cut. */
export function excerpt(text: string, most: number): string {
  const read = text.slice(0, most * READ_PER_LETTER);
  const letters = [...sanitize(read).trim()];
  if (letters.length <= most && read.length === text.length) return letters.join('');
  return `${letters.slice(0, most - 1).join('')}…`;
}
