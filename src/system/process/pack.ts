import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The file with most parts of the program. Its first line has their names and lengths as JSON. The parts follow one by one, each
 * wrapped as a module. Everything is ASCII.
 */
export const PACK_FILE = 'parts.br';

/** The parts outside the pack: those that run before anything can be unpacked, and those that a first frame may need. */
const APART: ReadonlySet<string> = new Set(['index.cjs', 'thread.cjs', 'parts.cjs', 'start.cjs', 'first-screen.cjs']);

/** Whether a part is in the pack, by the name of its file. */
export const isPacked = (name: string): boolean => !APART.has(name);

/** Reads the parts from the pack in a directory. `load` loads a module of Node: the first frame does without zlib. */
export function readPack(directory: string, load: NodeJS.Require): ReadonlyMap<string, string> {
  const path = join(directory, PACK_FILE);
  try {
    return partsIn(readFileSync(path), load('node:zlib'));
  } catch (error) {
    // Adds which file is damaged, as the errors of the file system do.
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
