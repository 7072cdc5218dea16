import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Identifies the program's files by their contents; the build fills it in. */
const BUILD = '__BUILD__';
const NODE = `${process.version}-${process.arch}-`;

/** Files that are kept, by name, from one start to the next for one build of the program and one version of Node. */
export class FileCache {
  readonly #home: string;
  readonly #place: string;

  /** `home` is the user's directory for files that can be made again. */
  constructor(home: string) {
    this.#home = home;
    this.#place = join(home, NODE + BUILD);
  }

  /** Reads a file; `undefined` if it is not kept, or is damaged. */
  read(name: string): Buffer | undefined {
    try {
      const path = join(this.#place, name);
      // Reading a pipe or a device in its place might block for ever.
      if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
      return readWhole(path);
    } catch {
      return undefined;
    }
  }

  /** Keeps files, and removes those of other builds. */
  write(files: Iterable<readonly [name: string, data: Buffer]>): void {
    try {
      makeDirectories(this.#home, this.#place);
      for (const other of readdirSync(this.#home))
        if (other.startsWith(NODE) && other !== NODE + BUILD) rmSync(join(this.#home, other), { recursive: true });
      for (const [name, data] of files) writeWhole(join(this.#place, name), data);
    } catch {
      // Without these files, the next start takes as long as this one.
    }
  }
}

/** Makes directories one by one: on a file system as unusual as /proc, Node's recursive `mkdir` never returns. */
function makeDirectories(...paths: readonly string[]): void {
  for (const path of [dirname(paths[0] ?? ''), ...paths]) {
    try {
      mkdirSync(path, { mode: 0o700 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Follows the data, so that a file whose contents have not reached the disk does not count. */
const END = Buffer.from('\n');

/**
 * Reads data that was written twice, if both copies are the same. V8 ends the process if its cached code is damaged, and a kept
 * frame is shown as it is. Comparing takes a tenth of the time of any checksum that Node has without loading more.
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
