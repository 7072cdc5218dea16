import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { ListError, readExport } from '../data/read-export.ts';
import { sanitize } from '../data/sanitize.ts';
import type { Catalog } from '../data/types.ts';

export { ListError };

/** A list of a reader's own: what is in the file, for whoever reads it again. */
export type ListText = { readonly text: string; readonly title: string };

/** Far above a list of everything there is; more would only fill the memory. */
const LARGEST_MB = 300;

/** The text of a list. Throws a `ListError` that says what to do when the file cannot be read. */
export function readListText(file: string): ListText {
  const name = sanitize(file);
  try {
    const { size } = statSync(file);
    if (size > LARGEST_MB * 2 ** 20) throw new ListError(`${name}: is larger than ${LARGEST_MB} MB; take a part of it`);
    return { text: readFileSync(file, 'utf8'), title: basename(file) };
  } catch (error) {
    if (error instanceof ListError) throw error;
    throw new ListError(`cannot read ${name}: ${reasonOf(error)}`);
  }
}

/** The catalog in a list. Throws a `ListError` that names the file. */
export function readListCatalog({ text, title }: ListText): Catalog {
  try {
    return readExport(text, title);
  } catch (error) {
    throw error instanceof ListError ? new ListError(`${sanitize(title)}: ${error.message}`) : error;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory; name the file in it',
  EACCES: 'it may not be read',
  ERR_STRING_TOO_LONG: 'it is too large',
};

function reasonOf(error: unknown): string {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? sanitize(message);
}
