import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { endOf } from './patch.ts';

/** A package's file, the hash of the text that we know of it, and the module that takes its place. */
export type Replacement = { readonly file: string; readonly sha256: string; readonly by: string };

export function replace(replacements: readonly Replacement[]): Plugin {
  return {
    name: 'replace',
    setup({ onLoad }) {
      for (const replacement of replacements) {
        onLoad({ filter: endOf(replacement.file) }, ({ path }) => {
          check(readFileSync(path), replacement);
          return { contents: `export { default } from ${JSON.stringify(replacement.by)};` };
        });
      }
    },
  };
}

/** Throws when a file is not the one that has been replaced: what takes its place may have to follow. */
export function check(text: Buffer | string, { file, sha256 }: Replacement): void {
  const found = createHash('sha256').update(text).digest('hex');
  if (found !== sha256) throw new Error(`${file} is not as scripts/build/patches knows it: its SHA-256 is ${found}`);
}
