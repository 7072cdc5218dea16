import type { Catalog } from '../data/types.ts';
import { formOf } from '../readers/list/form.ts';
import { readListed } from '../readers/list/part.ts';
import { decode } from '../text/decode.ts';
import type { ListBytes } from './list-file.ts';

/** As many letters are read in a moment, and hold more than a reader sees before the rest is there. */
const LENGTH = 2 ** 18;

/** A definition at the end of a text may say what links at its beginning mean. */
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:[ \t]/m;

/**
 * Reads the beginning of a large list, to be browsed while the rest is read; `null` where the beginning of a text says too little. It
 * ends at an empty line, so that no item is cut.
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
