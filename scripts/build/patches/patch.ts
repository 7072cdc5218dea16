import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

/**
 * A text in a package's file, named by its path below `node_modules`, and what the bundle has in its place: once, unless it is
 * put in place of `every` one.
 */
export type Edit = { readonly file: string; readonly find: string; readonly put: string; readonly every?: true };

/** All texts of one form in a package's file, and what the bundle has in their place, with the groups of the pattern. */
export type Reworded = { readonly file: string; readonly each: RegExp; readonly put: string };

/** Functions and methods of a package's file that nothing in the program calls: the bundle does without what is in them. */
export type Emptied = { readonly file: string; readonly empty: readonly string[] };

/** The specifier of a module of the renderer, as a string literal. */
export const rendererModule = (name: string): string =>
  JSON.stringify(fileURLToPath(new URL(`../../../src/renderer/${name}`, import.meta.url)));

/** The statement that imports something from a module of the renderer. */
export const importOf = (name: string, module: string): string => `import { ${name} } from ${rendererModule(module)};`;

type AnyEdit = Edit | Reworded | Emptied;

/** Edits files of packages while they are bundled. The build fails unless each text is there, and those for one place exactly once. */
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

/** The text of a file after the edits that are for it; throws when one of them does not fit. */
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

function reworded(text: string, { file, each, put }: Reworded): string {
  const after = text.replace(each, put);
  if (after === text) throw new Error(`${file} is not as scripts/build/patches knows it: it has nothing like ${each}`);
  return after;
}

/** Each function ends with the first brace that stands below its beginning. One that is called after all says so. */
function emptied(text: string, { file, empty }: Emptied): string {
  return empty.reduce((before, name) => {
    const head = `function ${name}|exports\\.${name} = function |${name}`;
    const whole = new RegExp(`^([ \\t]*)(${head})\\([^()]*\\) \\{$[^]*?^\\1\\}`, 'm');
    if (!whole.test(before)) throw new Error(`${file} is not as scripts/build/patches knows it: it has no ${name}`);
    return before.replace(whole, `$1$2() { throw new Error('${name} was left out'); }`);
  }, text);
}

/** Matches the paths of a package's file, on every system. */
export function endOf(file: string): RegExp {
  const path = file.replaceAll('.', '\\.').replaceAll('/', '[\\\\/]');
  return new RegExp(`[\\\\/]node_modules[\\\\/]${path}$`);
}
