import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Names the program's files by what is in them; the build writes it. */
const BUILD = '__BUILD__';
const NODE = `${process.version}-${process.arch}-`;

/** What is kept from one start to the next for a build of the program and a version of Node: files by their names. */
export class Kept {
  readonly #home: string;
  readonly #place: string;

  /** `home` is the reader's directory for what can be made again. */
  constructor(home: string) {
    this.#home = home;
    this.#place = join(home, NODE + BUILD);
  }

  /** `undefined` where it is not kept, or was damaged. */
  read(name: string): Buffer | undefined {
    try {
      const path = join(this.#place, name);
      // To read a pipe or a device in its place might block for ever.
      if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
      const bytes = readFileSync(path);
      const data = bytes.subarray(0, -SUM_BYTES);
      return bytes.readUInt32LE(data.length) === sumOf(data) ? data : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps files in place of those of other builds. */
  write(files: Iterable<readonly [name: string, data: Buffer]>): void {
    try {
      makeDirectories(this.#home, this.#place);
      for (const other of readdirSync(this.#home))
        if (other.startsWith(NODE) && other !== NODE + BUILD) rmSync(join(this.#home, other), { recursive: true });
      for (const [name, data] of files) writeWhole(join(this.#place, name), data);
    } catch {
      // Without it, the next start is as this one was.
    }
  }
}

/** Directories are made one by one: where a file system is as odd as /proc, Node never returns from making all at once. */
function makeDirectories(...paths: readonly string[]): void {
  for (const path of [dirname(paths[0] ?? ''), ...paths]) {
    try {
      mkdirSync(path, { mode: 0o700 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function writeWhole(path: string, data: Buffer): void {
  const sum = Buffer.alloc(SUM_BYTES);
  sum.writeUInt32LE(sumOf(data));
  const unfinished = `${path}.${process.pid}`;
  try {
    writeFileSync(unfinished, Buffer.concat([data, sum]), { mode: 0o600 });
    renameSync(unfinished, path);
  } catch (error) {
    // Otherwise each visit on a full disk would leave another unfinished file.
    rmSync(unfinished, { force: true });
    throw error;
  }
}

const SUM_BYTES = 4;
/** In bytes; to look at each of so many takes a fraction of a millisecond, and needs nothing of Node. */
const SMALL = 100_000;
/** In bytes: of more, one word in so many is looked at where Node cannot sum them up. */
const SAMPLE_EVERY = 256;

/** Tells of any change: V8 ends the process where what it has compiled is damaged, and a frame is shown as it stands. */
function sumOf(data: Buffer): number {
  if (data.length <= SMALL) return sumOfWords(wordsOf(data));
  // Node before 20.16 cannot: there, a page that a crash of the machine has left empty is noticed.
  const crc32 = process.getBuiltinModule?.('node:zlib').crc32;
  return crc32 === undefined ? sumOfWords(sampleOf(data)) : crc32(data);
}

function sumOfWords(words: Uint32Array): number {
  let sum = words.length;
  for (let at = 0; at < words.length; at++) sum = (Math.imul(sum, 31) + (words[at] ?? 0)) >>> 0;
  return sum;
}

function sampleOf(data: Buffer): Uint32Array {
  return Uint32Array.from({ length: Math.floor(data.length / SAMPLE_EVERY) }, (_, at) =>
    data.readUInt32LE(at * SAMPLE_EVERY),
  );
}

/** As numbers they are read ten times as quickly as byte by byte. */
function wordsOf(data: Buffer): Uint32Array {
  const { BYTES_PER_ELEMENT } = Uint32Array;
  const words = new Uint32Array(Math.ceil(data.length / BYTES_PER_ELEMENT));
  new Uint8Array(words.buffer).set(data);
  return words;
}
