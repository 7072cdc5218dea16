import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

/**
 * A text to find in a package's file and its replacement in the bundle. `file` is a path below `node_modules`. The text
 * must occur exactly once, unless `every` is set: then each occurrence is replaced.
 */
export type Edit = { readonly file: string; readonly find: string; readonly put: string; readonly every?: true };

/** A pattern whose matches in a package's file are replaced in the bundle; `put` can refer to the pattern's groups. */
export type PatternEdit = { readonly file: string; readonly each: RegExp; readonly put: string };

/** Functions and methods in a package's file that the program never calls; the bundle leaves out their bodies. */
export type RemovedBodies = { readonly file: string; readonly empty: readonly string[] };

/** Returns the specifier of a module of the renderer, as a string literal. */
export const rendererModule = (name: string): string =>
  JSON.stringify(fileURLToPath(new URL(`../../../src/renderer/${name}`, import.meta.url)));

/** Returns a statement that imports names from a module of the renderer. */
export const importOf = (name: string, module: string): string => `import { ${name} } from ${rendererModule(module)};`;

type AnyEdit = Edit | PatternEdit | RemovedBodies;

/**
 * Edits packages' files while they are bundled. The build fails if a text is missing, or if one without `every` occurs
 * more than once.
 */
export function patch(edits: readonly AnyEdit[]): Plugin {
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

/** Returns the text of a file after its edits. Throws when an edit does not fit. */
export function edited(text: string, file: string, edits: readonly AnyEdit[]): string {
  return edits.filter((edit) => edit.file === file).reduce(withEdit, text);
}

function withEdit(text: string, edit: AnyEdit): string {
  if ('empty' in edit) return emptied(text, edit);
  return 'each' in edit ? reworded(text, edit) : replaced(text, edit);
}

function replaced(text: string, { file, find, put, every }: Edit): string {
  const parts = text.split(find);
  if (every ? parts.length > 1 : parts.length === 2) return parts.join(put);
  throw new Error(`${file} is not as scripts/build/patches knows it: ${parts.length - 1} times, not once: ${find}`);
}

function reworded(text: string, { file, each, put }: PatternEdit): string {
  const after = text.replace(each, put);
  if (after === text) throw new Error(`${file} is not as scripts/build/patches knows it: it has nothing like ${each}`);
  return after;
}

/**
 * Replaces the body of each function with a `throw`, in case it is called after all. A function ends at the first
 * closing brace that is indented like its first line.
 */
function emptied(text: string, { file, empty }: RemovedBodies): string {
  return empty.reduce((before, name) => {
    const head = `(?:export (?:default )?)?function ${name}|exports\\.${name} = function |const ${name} = (?:useCallback\\()?|${name}`;
    const whole = new RegExp(`^([ \\t]*)(${head})\\([^()]*\\) (=> )?\\{$[^]*?^\\1\\}`, 'm');
    if (!whole.test(before)) throw new Error(`${file} is not as scripts/build/patches knows it: it has no ${name}`);
    return before.replace(whole, `$1$2() $3{ throw new Error('left out of the bundle'); }`);
  }, text);
}

/** Returns a pattern for the paths of a package's file, on every operating system. */
export function endOf(file: string): RegExp {
  const path = file.replaceAll('.', '\\.').replaceAll('/', '[\\\\/]');
  return new RegExp(`[\\\\/]node_modules[\\\\/]${path}$`);
}
