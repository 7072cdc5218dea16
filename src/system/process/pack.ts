import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Most parts of the program, in one file: the first line has their names and lengths as JSON, and they follow one by one, wrapped as a module is. All is ASCII. */
export const PACK_FILE = 'parts.br';

/** What runs before anything can be unpacked, and what a first frame may need. */
const APART: ReadonlySet<string> = new Set(['index.cjs', 'thread.cjs', 'parts.cjs', 'start.cjs', 'first-screen.cjs']);

/** Whether a part, by the name of its file, is in the pack. */
export const isPacked = (name: string): boolean => !APART.has(name);

/** Reads the parts out of the pack in a directory. `load` loads a module of Node: the first frame does without zlib. */
export function readPack(directory: string, load: NodeJS.Require): ReadonlyMap<string, string> {
  const path = join(directory, PACK_FILE);
  try {
    return partsIn(readFileSync(path), load('node:zlib'));
  } catch (error) {
    // It says which file is damaged, as the errors of files do.
    throw error instanceof Error ? Object.assign(error, { path }) : error;
  }
}

function partsIn(pack: Buffer, { brotliDecompressSync }: typeof import('node:zlib')): ReadonlyMap<string, string> {
  const bytes = brotliDecompressSync(pack);
  let end = bytes.indexOf('\n') + 1;
  const lengths: Readonly<Record<string, number>> = JSON.parse(bytes.toString('latin1', 0, end));
  return new Map(
    Object.entries(lengths).map(([name, length]) => {
      const start = end;
      end += length;
      return [name, bytes.toString('latin1', start, end)] as const;
    }),
  );
}
