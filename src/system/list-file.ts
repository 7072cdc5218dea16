import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isExport, ListError, type Reading, readExport } from '../readers/export/read.ts';
import type { Finding } from '../readers/lint/finding.ts';
import type { Lint } from '../readers/lint/lint.ts';
import { type Form, formOf } from '../readers/list/form.ts';
import { lintCatalog, lintListed, readListed } from '../readers/list/part.ts';
import type { Base } from '../readers/words/base.ts';
import { decode } from '../text/decode.ts';
import { grouped } from '../text/grouped.ts';
import { sanitize } from '../text/sanitize.ts';
import { cacheDirectory } from './cache-directory.ts';
import { type ListBytes, readListBytes } from './list-bytes.ts';
import { baseOf, readAddress } from './remote/address.ts';
import { type Fetching, readRemoteList } from './remote/list.ts';

export type { Finding, Lint, ListBytes };

/** Whether an error says what is wrong with a list. A function, because a part of the bundle exports functions and no classes. */
export const isListError = (error: unknown): error is ListError => error instanceof ListError;

/** A list from a file or from the network. */
export type ListSource = {
  readonly list: ListBytes;
  /** What the user should know about a copy. */
  readonly notice: string | null;
  /** When the copy was fetched, in ISO form; `null` for a file. */
  readonly fetched: string | null;
  /** Checks in the background whether there is a newer list, and keeps that; `null` if there is nothing to check. */
  readonly check: (() => Promise<boolean>) | null;
};

/** Reports how many bytes of a list have arrived over the network, and of how many, where that is known. */
export type Progress = (bytes: number, of: number | null) => void;

/** The source given with `--list`, and whether the network may be used. */
export type ListAsked = { readonly source: string; readonly fetching: Fetching };

/**
 * Reads a list from the source given with `--list`: a file or, if it names an address or a project, the network. With
 * `isInHaste`, a copy that is kept is returned at once, however old it is. Rejects with a `ListError`.
 */
export async function readListSource(
  { source, fetching }: ListAsked,
  isInHaste = false,
  onProgress?: Progress,
  signal?: AbortSignal,
): Promise<ListSource> {
  const addressed = readAddress(source, existsSync);
  if (addressed.kind === 'refused') throw new ListError(sanitize(addressed.problem));
  if (addressed.kind === 'file') return { list: await readListBytes(source), notice: null, fetched: null, check: null };
  const cache = cacheDirectory();
  const read = await readRemoteList(addressed.remote, {
    directory: cache === null ? null : join(cache, 'lists'),
    isInHaste,
    fetching,
    ...(onProgress && { onProgress }),
    ...(signal && { signal }),
  });
  if ('problem' in read) throw new ListError(sanitize(read.problem));
  const { bytes, url, fetchedAt, notice, check } = read;
  const file = basename(new URL(url).pathname);
  const title = sanitize(addressed.remote.name);
  return {
    list: { bytes, name: title, title, file, base: baseOf(url) },
    notice: notice && sanitize(notice),
    fetched: new Date(fetchedAt).toISOString(),
    check,
  };
}

/** Returns the form of a list. JSON is YAML too, so JSON that is not an export is read as that. */
function formIn(file: string, text: string): Form {
  const form = formOf(file, text);
  return form === 'json' && !isExport(text) ? 'yaml' : form;
}

/** A list that was read, and the number of its items that were not understood. */
export type ListedReading = Reading & { readonly notUnderstood: number };

/** Reads the catalog in a list's bytes. The notice names the file, and so does the `ListError` if one is thrown. */
export function readListCatalog({ bytes, name, title, file, base }: ListBytes): ListedReading {
  try {
    const { text, replaced } = decode(bytes);
    const { catalog, notice, notUnderstood = 0 } = readText(text, title, file, base);
    const { what, why } = notUtf8(replaced);
    const told = [notice, replaced === 0 ? null : `${what} ${why}`].filter((part) => part !== null).join('; ');
    return { catalog, notice: told === '' ? null : `${name}: ${told}`, notUnderstood };
  } catch (error) {
    throw explained(error, name);
  }
}

/** Finds what is wrong in the bytes of a list. Throws a `ListError` if they cannot be read. */
export function lintBytes({ bytes, name, title, file, base }: ListBytes): Lint {
  try {
    const { text, replaced } = decode(bytes);
    const form = formIn(file, text);
    const lint = form === 'json' ? lintJson(text, title) : lintListed(text, form, base);
    if ('problem' in lint) throw new ListError(lint.problem);
    return replaced === 0 ? lint : { ...lint, findings: [notUtf8(replaced), ...lint.findings] };
  } catch (error) {
    throw explained(error, name);
  }
}

function lintJson(text: string, title: string): Lint {
  const { catalog, notice } = readExport(text, title);
  return lintCatalog(catalog.entries, notice, text);
}

const notUtf8 = (replaced: number): Finding => {
  const [places, are] = replaced === 1 ? ['place', 'is'] : ['places', 'are'];
  return { line: 1, rule: 'encoding', what: `${grouped(replaced)} ${places}`, why: `${are} not UTF-8 and shown as �` };
};

function explained(error: unknown, name: string): unknown {
  if (error instanceof ListError) return new ListError(`${name}: ${error.message}`);
  return isTooLong(error) ? new ListError(`${name}: it is too large`) : error;
}

function readText(text: string, title: string, file: string, base: Base | null): Reading & Partial<ListedReading> {
  const form = formIn(file, text);
  if (form === 'json') return readExport(text, title);
  const result = readListed(text, form, title, base);
  if ('problem' in result) throw new ListError(result.problem);
  return result;
}

const isTooLong = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ERR_STRING_TOO_LONG';
