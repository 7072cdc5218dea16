import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
      const bytes = readFileSync(join(this.#place, name));
      const data = bytes.subarray(0, -SUM_BYTES);
      return bytes.readUInt32LE(data.length) === sampleSum(data) ? data : undefined;
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
  sum.writeUInt32LE(sampleSum(data));
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, Buffer.concat([data, sum]), { mode: 0o600 });
  renameSync(unfinished, path);
}

const SUM_BYTES = 4;
const SAMPLE_EVERY = 4096;

/** Tells of a page of a file that a crash of the machine has left empty. V8 checks the rest, but not each byte. */
function sampleSum(data: Buffer): number {
  let sum = data.length;
  for (let at = 0; at + SUM_BYTES <= data.length; at += SAMPLE_EVERY) sum = (sum * 31 + data.readUInt32LE(at)) >>> 0;
  return sum;
}
