import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import { join } from 'node:path';
import { isPacked, PACK_FILE } from '../../src/system/process/pack.ts';
import { compressed } from './compressed.ts';

/**
 * Puts the parts of the program that the first frame does without into one file: what they have in common is then there once, and
 * the package is a fifth smaller.
 */
export function packParts(directory: string): void {
  const names = readdirSync(directory).filter((name) => name.endsWith('.cjs') && isPacked(name));
  // A source that is wrapped here need not be copied when it is loaded.
  const parts = names.map(
    (name) => [name, Buffer.from(Module.wrap(readFileSync(join(directory, name), 'latin1')))] as const,
  );
  // Behind the largest, the others find most of what they have in common with it.
  parts.sort(([, a], [, b]) => b.length - a.length);
  writeFileSync(join(directory, PACK_FILE), packed(new Map(parts)));
  for (const name of names) rmSync(join(directory, name));
}

/** The bytes of a pack with these parts. */
export function packed(parts: ReadonlyMap<string, Buffer>): Buffer {
  const lengths = Object.fromEntries([...parts].map(([name, source]) => [name, source.length]));
  return compressed(Buffer.concat([Buffer.from(`${JSON.stringify(lengths)}\n`), ...parts.values()]));
}
