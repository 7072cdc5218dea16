import { close, constants, existsSync, fstat, open, read, type Stats, stat } from 'node:fs';
import { Socket } from 'node:net';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { ListError, type Reading, readExport } from '../readers/export/read.ts';
import type { Finding } from '../readers/lint/finding.ts';
import type { Lint } from '../readers/lint/lint.ts';
import { formOf } from '../readers/list/form.ts';
import { lintCatalog, lintListed, readListed } from '../readers/list/part.ts';
import type { Base } from '../readers/words/base.ts';
import { decode, hasMark, hasNul, isUtf16, isUtf32 } from '../text/decode.ts';
import { sanitize } from '../text/sanitize.ts';
import { cacheDirectory } from './cache-directory.ts';
import { baseOf, readAddress } from './remote/address.ts';
import { type Fetching, readRemoteList } from './remote/list.ts';

export type { Finding, Lint };

/** Whether an error says what is wrong with a list. A function, because a part of the bundle exports functions and no classes. */
export const isListError = (error: unknown): error is ListError => error instanceof ListError;

/** The contents of a list's file. The bytes can be handed to another thread. */
export type ListBytes = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly title: string;
  /** The name of the file, whose ending tells the form of the list. */
  readonly file: string;
  /** Where the relative links of the list lead from; `null` for a file. */
  readonly base: Base | null;
};

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
    list: { bytes, title, file, base: baseOf(url) },
    notice: notice && sanitize(notice),
    fetched: new Date(fetchedAt).toISOString(),
    check,
  };
}

/**
 * The size limits, far above any list's need: a larger file would only fill the memory. A tree of elements takes more than JSON.
 */
const LARGEST_MB = 100;
const LARGEST_JSON_MB = 300;
const CHUNK = 2 ** 20;
/** How many bytes at the beginning are searched for NUL. A text has none so early. */
const LOOKED_AT = 8_192;

/** The file name that stands for standard input, by convention. */
const STANDARD_INPUT = '-';

const isNamedJson = (file: string): boolean => /\.json$/i.test(file);
const largestMb = (file: string): number => (isNamedJson(file) ? LARGEST_JSON_MB : LARGEST_MB);

/**
 * Reads the file of a list in chunks, so that signals and keys are answered meanwhile. Reads no further than the limit, whatever
 * size the system reports. Rejects with a `ListError` that says what to do if the file cannot be read.
 */
async function readListBytes(file: string): Promise<ListBytes> {
  if (file === '') throw new ListError('--list needs the name of a file');
  const name = file === STANDARD_INPUT ? 'standard input' : sanitize(file);
  try {
    const title = file === STANDARD_INPUT ? name : basename(file);
    return { bytes: await readBytes(file, name), title, file: title, base: null };
  } catch (error) {
    if (error instanceof ListError) throw error;
    throw new ListError(`cannot read ${name}: ${explainError(error)}`);
  }
}

async function readBytes(file: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  // The size of a file is known in advance, which saves copying; that of a pipe is not.
  const most = largestMb(file) * 2 ** 20;
  const known = file === STANDARD_INPUT ? 0 : (await promisify(stat)(file)).size;
  const isLarger = () => new ListError(`${name}: is larger than ${largestMb(file)} MB; split it`);
  if (known > most) throw isLarger();
  let bytes = new Uint8Array(known || CHUNK);
  let size = 0;
  for await (const chunk of readChunks(file, name)) {
    if (size === 0) checkBeginning(chunk, file, name);
    if (size + chunk.length > most) throw isLarger();
    if (size + chunk.length > bytes.length) bytes = grown(bytes, 2 * (size + chunk.length));
    bytes.set(chunk, size);
    size += chunk.length;
  }
  return bytes.subarray(0, size);
}

function checkBeginning(chunk: Uint8Array, file: string, name: string): void {
  if (isUtf32(chunk)) throw new ListError(`${name}: is in UTF-32; save it in UTF-8`);
  // JSON begins with an ASCII character, which reveals UTF-16 even without a byte order mark.
  const isWide = isNamedJson(file) ? isUtf16(chunk) : hasMark(chunk);
  if (hasNul(chunk.subarray(0, LOOKED_AT)) && !isWide) throw new ListError(`${name}: is not a text file`);
}

function grown(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length);
  larger.set(bytes);
  return larger;
}

async function* readChunks(file: string, name: string): AsyncGenerator<Buffer> {
  if (file === STANDARD_INPUT) {
    if (process.stdin.isTTY)
      throw new ListError('--list - reads standard input, and that is a terminal; pipe a list into it');
    yield* process.stdin as AsyncIterable<Buffer>;
    return;
  }
  // Non-blocking: opening a pipe that nobody writes to would block a thread, and with it the end of the program.
  const fd = await promisify(open)(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const stats = await promisify(fstat)(fd);
  if (stats.isFIFO()) {
    // The event loop waits for data from a pipe; the socket closes the descriptor.
    yield* new Socket({ fd, readable: true, writable: false });
    return;
  }
  try {
    const fault = explainFileType(stats);
    if (fault !== null) throw new ListError(`cannot read ${name}: ${fault}`);
    yield* pieces(fd);
  } finally {
    await promisify(close)(fd);
  }
}

function explainFileType(stats: Stats): string | null {
  if (stats.isDirectory()) return 'it is a directory; name the file in it';
  return stats.isSocket() ? 'it is a socket; name a file' : null;
}

async function* pieces(fd: number): AsyncGenerator<Buffer> {
  for (;;) {
    const { bytesRead, buffer } = await promisify(read)(fd, Buffer.allocUnsafe(CHUNK), 0, CHUNK, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/** A list that was read, and the number of its items that were not understood. */
export type ListedReading = Reading & { readonly notUnderstood: number };

/** Reads the catalog in a list's bytes. The notice names the file, and so does the `ListError` if one is thrown. */
export function readListCatalog({ bytes, title, file, base }: ListBytes): ListedReading {
  const name = sanitize(title);
  try {
    const { text, replaced } = decode(bytes);
    const { catalog, notice, notUnderstood = 0 } = readText(text, title, file, base);
    const encoding =
      replaced === 0 ? null : `${replaced} ${replaced === 1 ? 'place is' : 'places are'} not UTF-8 and shown as �`;
    const told = [notice, encoding].filter((part) => part !== null).join('; ');
    return { catalog, notice: told === '' ? null : `${name}: ${told}`, notUnderstood };
  } catch (error) {
    throw explained(error, name);
  }
}

/** Finds what is wrong in the bytes of a list. Throws a `ListError` if they cannot be read. */
export function lintBytes({ bytes, title, file, base }: ListBytes): Lint {
  const name = sanitize(title);
  try {
    const { text, replaced } = decode(bytes);
    const form = formOf(file, text);
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
  return { line: 1, rule: 'encoding', what: 'the file', why: `is not in UTF-8: ${replaced} bytes are shown as �` };
};

function explained(error: unknown, name: string): unknown {
  if (error instanceof ListError) return new ListError(`${name}: ${error.message}`);
  return isTooLong(error) ? new ListError(`${name}: is too large`) : error;
}

function readText(text: string, title: string, file: string, base: Base | null): Reading & Partial<ListedReading> {
  const form = formOf(file, text);
  if (form === 'json') return readExport(text, title);
  const result = readListed(text, form, title, base);
  if ('problem' in result) throw new ListError(result.problem);
  return result;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory; name the file in it',
  EACCES: 'permission denied',
  ENXIO: 'it is a socket or a device; name a file',
  EAGAIN: 'there is nothing to read in it; name a file',
};

const isTooLong = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ERR_STRING_TOO_LONG';

function explainError(error: unknown): string {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? sanitize(message);
}
