import { close, constants, fstat, open, read, type Stats, stat } from 'node:fs';
import { Socket } from 'node:net';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { ListError } from '../readers/export/read.ts';
import type { Base } from '../readers/words/base.ts';
import { hasMark, hasNul, isUtf16, isUtf32 } from '../text/decode.ts';
import { sanitize } from '../text/sanitize.ts';
import { explainReading } from './explain-error.ts';

/** The contents of a list's file. The bytes can be handed to another thread. */
export type ListBytes = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What messages call the list, safe to print: a file as the user named it. */
  readonly name: string;
  /** The title of a list that has none of its own. */
  readonly title: string;
  /** The name of the file, whose ending tells the form of the list. */
  readonly file: string;
  /** Where the relative links of the list lead from; `null` for a file. */
  readonly base: Base | null;
};

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
export async function readListBytes(file: string): Promise<ListBytes> {
  if (file === '') throw new ListError('--list needs the name of a file');
  const name = file === STANDARD_INPUT ? 'standard input' : sanitize(file);
  try {
    const title = file === STANDARD_INPUT ? name : basename(file);
    return { bytes: await readBytes(file, name), name, title, file: title, base: null };
  } catch (error) {
    if (error instanceof ListError) throw error;
    throw new ListError(`cannot read ${name}: ${explainError(error)}`);
  }
}

async function readBytes(file: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  // The size of a file is known in advance, which saves copying; that of a pipe is not.
  const most = largestMb(file) * 2 ** 20;
  const known = file === STANDARD_INPUT ? 0 : (await promisify(stat)(file)).size;
  const isLarger = () => new ListError(`${name}: it is larger than ${largestMb(file)} MB; split it`);
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
  if (isUtf32(chunk)) throw new ListError(`${name}: it is in UTF-32; save it in UTF-8`);
  // JSON begins with an ASCII character, which reveals UTF-16 even without a byte order mark.
  const isWide = isNamedJson(file) ? isUtf16(chunk) : hasMark(chunk);
  if (hasNul(chunk.subarray(0, LOOKED_AT)) && !isWide) throw new ListError(`${name}: it is not a text file`);
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

const REASONS: Readonly<Record<string, string>> = {
  EISDIR: 'it is a directory; name the file in it',
  ENXIO: 'it is a socket or a device; name a file',
  EAGAIN: 'there is nothing to read in it; name a file',
};

function explainError(error: unknown): string {
  return REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? explainReading(error);
}
