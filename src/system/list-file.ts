import { close, constants, fstat, open, read, type Stats, stat } from 'node:fs';
import { Socket } from 'node:net';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { ListError, type Reading, readExport } from '../readers/export/read.ts';
import { decode, hasNul, isUtf16, isUtf32 } from '../text/decode.ts';
import { sanitize } from '../text/sanitize.ts';

export { ListError };

/** A list of a reader's own: what is in the file. The bytes can be handed to another thread. */
export type ListBytes = { readonly bytes: Uint8Array<ArrayBuffer>; readonly title: string };

/** Far above a list of everything there is; more would only fill the memory. */
const LARGEST_MB = 300;
const LARGEST = LARGEST_MB * 2 ** 20;
const CHUNK = 2 ** 20;

/**
 * What is in the file of a list. Reads piece by piece, so that signals and keys are answered meanwhile, and no more than the
 * limit, whatever the system says of the size. Rejects with a `ListError` that says what to do when the file cannot be read.
 */
export async function readListBytes(file: string): Promise<ListBytes> {
  if (file === '') throw new ListError('--list needs the name of a file');
  const name = sanitize(file);
  try {
    return { bytes: await readBytes(file, name), title: basename(file) };
  } catch (error) {
    if (error instanceof ListError) throw error;
    throw new ListError(`cannot read ${name}: ${reasonOf(error)}`);
  }
}

async function readBytes(file: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  // Of a file its size is known beforehand, so that nothing has to be copied; of a pipe it is not.
  let bytes = new Uint8Array(Math.min(LARGEST, (await promisify(stat)(file)).size || CHUNK));
  let size = 0;
  for await (const chunk of chunksOf(file, name)) {
    if (size === 0) checkBeginning(chunk, name);
    if (size + chunk.length > LARGEST)
      throw new ListError(`${name}: is larger than ${LARGEST_MB} MB; take a part of it`);
    if (size + chunk.length > bytes.length) bytes = grown(bytes, 2 * (size + chunk.length));
    bytes.set(chunk, size);
    size += chunk.length;
  }
  return bytes.subarray(0, size);
}

function checkBeginning(chunk: Uint8Array, name: string): void {
  if (isUtf32(chunk)) throw new ListError(`${name}: is in UTF-32; save it in UTF-8`);
  if (hasNul(chunk) && !isUtf16(chunk)) throw new ListError(`${name}: is not a text file`);
}

function grown(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length);
  larger.set(bytes);
  return larger;
}

async function* chunksOf(file: string, name: string): AsyncGenerator<Buffer> {
  // Without waiting: a pipe that nobody writes to would hold a thread, and the end of the program with it.
  const fd = await promisify(open)(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const stats = await promisify(fstat)(fd);
  if (stats.isFIFO()) {
    // A pipe is waited for by the event loop; the socket closes it.
    yield* new Socket({ fd, readable: true, writable: false });
    return;
  }
  try {
    const fault = faultOf(stats);
    if (fault !== null) throw new ListError(`cannot read ${name}: ${fault}`);
    yield* pieces(fd);
  } finally {
    await promisify(close)(fd);
  }
}

function faultOf(stats: Stats): string | null {
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

/** What a list holds; the notice names the file. Throws a `ListError` that names it as well. */
export function readListCatalog({ bytes, title }: ListBytes): Reading {
  const name = sanitize(title);
  try {
    const { text, replaced } = decode(bytes);
    const { catalog, notice } = readExport(text, title);
    const encoding =
      replaced === 0 ? null : `${replaced} ${replaced === 1 ? 'place is' : 'places are'} not UTF-8 and shown as �`;
    const told = [notice, encoding].filter((part) => part !== null).join('; ');
    return { catalog, notice: told === '' ? null : `${name}: ${told}` };
  } catch (error) {
    if (error instanceof ListError) throw new ListError(`${name}: ${error.message}`);
    throw isTooLong(error) ? new ListError(`${name}: is too large`) : error;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory; name the file in it',
  EACCES: 'it may not be read',
  ENXIO: 'it is a socket or a device; name a file',
  EAGAIN: 'there is nothing to read in it; name a file',
};

const isTooLong = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ERR_STRING_TOO_LONG';

function reasonOf(error: unknown): string {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? sanitize(message);
}
