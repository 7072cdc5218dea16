import type { Catalog } from '../data/types.ts';
import { formOf } from '../readers/list/form.ts';
import { readListed } from '../readers/list/part.ts';
import { decode } from '../text/decode.ts';
import type { ListBytes } from './list-file.ts';

/** The length of the beginning, in characters: read in a moment, and more than the user sees before the rest is there. */
const LENGTH = 2 ** 18;

/** A link definition. One at the end of a text may define links at its beginning. */
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:[ \t]/m;

/**
 * Reads the beginning of a large list, to be browsed while the rest is read. It ends at an empty line, so that no item is cut.
 * Returns `null` if the list is not so large, or if its beginning makes no sense without the rest.
 */
export function readBeginning({ bytes, title, file, base }: ListBytes): Catalog | null {
  const { text } = decode(bytes);
  const form = formOf(file, text);
  if (form === 'json' || form === 'yaml' || text.length < 2 * LENGTH) return null;
  const end = text.lastIndexOf('\n\n', LENGTH);
  if (end < LENGTH / 2) return null;
  if (DEFINITION.test(text.slice(end))) return null;
  const read = readListed(text.slice(0, end), form, title, base);
  return 'problem' in read ? null : read.catalog;
}
