import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { endOf } from './patch.ts';

/** A package's file, the SHA-256 of its expected text, and the text that replaces it. */
export type Replacement = { readonly file: string; readonly sha256: string; readonly contents: string };

/** Replaces whole files of packages while they are bundled. The build fails when one of the files has changed. */
export function replace(replacements: readonly Replacement[]): Plugin {
  return {
    name: 'replace',
    setup({ onLoad }) {
      for (const replacement of replacements) {
        onLoad({ filter: endOf(replacement.file) }, ({ path }) => {
          check(readFileSync(path), replacement);
          return { contents: replacement.contents };
        });
      }
    },
  };
}

/** Throws when a file is not the one that the replacement was written for: the replacement may have to be updated. */
export function check(text: Buffer | string, { file, sha256 }: Pick<Replacement, 'file' | 'sha256'>): void {
  const found = createHash('sha256').update(text).digest('hex');
  if (found !== sha256) throw new Error(`${file} is not as scripts/build/patches knows it: its SHA-256 is ${found}`);
}
