import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

/**
 * A text in a package's file, named by its path below `node_modules`, and what the bundle has in its place: once, unless it is
 * put in place of `every` one.
 */
export type Edit = { readonly file: string; readonly find: string; readonly put: string; readonly every?: true };

/** The specifier of a module of the renderer, as a string literal. */
export const rendererModule = (name: string): string =>
  JSON.stringify(fileURLToPath(new URL(`../../../src/renderer/${name}`, import.meta.url)));

/** The statement that imports something from a module of the renderer. */
export const importOf = (name: string, module: string): string => `import { ${name} } from ${rendererModule(module)};`;

/** Edits files of packages while they are bundled. The build fails unless each text is there, and those for one place exactly once. */
export function patch(edits: readonly Edit[]): Plugin {
  const files = new Set(edits.map(({ file }) => file));
  return {
    name: 'patch',
    setup({ onLoad }) {
      for (const file of files) {
        onLoad({ filter: endOf(file) }, ({ path }) => ({ contents: edited(readFileSync(path, 'utf8'), file, edits) }));
      }
    },
  };
}

/** The text of a file after the edits that are for it; throws when one of them does not fit. */
export function edited(text: string, file: string, edits: readonly Edit[]): string {
  const own = edits.filter((edit) => edit.file === file);
  return own.reduce((before, { find, put, every = false }) => {
    const parts = before.split(find);
    if (every ? parts.length > 1 : parts.length === 2) return parts.join(put);
    throw new Error(`${file} is not as scripts/build/patches knows it: ${parts.length - 1} times, not once: ${find}`);
  }, text);
}

/** Matches the paths of a package's file, on every system. */
export function endOf(file: string): RegExp {
  const path = file.replaceAll('.', '\\.').replaceAll('/', '[\\\\/]');
  return new RegExp(`[\\\\/]node_modules[\\\\/]${path}$`);
}
