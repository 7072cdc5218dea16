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
      return readWhole(path);
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

/** Behind the data, so that a file of which nothing has reached the disk is none. */
const END = Buffer.from('\n');

/**
 * Reads what was written twice, if it is the same. V8 ends the process where what it has compiled is damaged, and a frame is shown as
 * it stands; to compare takes a tenth of the time of any sum that Node has without loading more.
 */
function readWhole(path: string): Buffer | undefined {
  const bytes = readFileSync(path);
  const size = (bytes.length - END.length) / 2;
  const data = bytes.subarray(0, size);
  const isWhole = data.equals(bytes.subarray(size, -END.length)) && bytes.subarray(-END.length).equals(END);
  return isWhole ? data : undefined;
}

function writeWhole(path: string, data: Buffer): void {
  const unfinished = `${path}.${process.pid}`;
  try {
    writeFileSync(unfinished, Buffer.concat([data, data, END]), { mode: 0o600 });
    renameSync(unfinished, path);
  } catch (error) {
    // Otherwise each visit on a full disk would leave another unfinished file.
    rmSync(unfinished, { force: true });
    throw error;
  }
}
