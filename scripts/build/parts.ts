import { parse, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';

/** The parts that are loaded when they are first needed. Each is a file of its own, and no other part contains it. */
export const PARTS = {
  'first-screen': 'src/app/first-screen.ts',
  explore: 'src/app/explore.tsx',
  accessible: 'src/app/lines/accessible-session.ts',
  detail: 'src/views/detail/content.ts',
  arguments: 'src/commands/line/command-line.ts',
  run: 'src/commands/print/part.ts',
  'unpack-catalog': 'src/system/unpack-catalog.ts',
  here: 'src/commands/print/report.ts',
  check: 'src/commands/check/part.ts',
  products: 'src/products/part.ts',
  comparison: 'src/comparison/part.ts',
  compare: 'src/views/compare/part.ts',
  matrix: 'src/views/matrix/part.ts',
  totals: 'src/views/totals/part.ts',
  help: 'src/views/help/part.ts',
  machine: 'src/system/machine-part.ts',
  guide: 'src/views/guide/part.ts',
  hardening: 'src/hardening/part.ts',
  'print-guide': 'src/commands/guide/part.ts',
  settings: 'src/settings/part.ts',
  update: 'src/system/update/update.ts',
  'rare-colours': 'src/screen/colours/fallback.ts',
  'first-list': 'src/app/first-list.ts',
  'open-list': 'src/app/list-library.ts',
  'start-lists': 'src/views/start/lists.ts',
  shelved: 'src/app/shelved.ts',
  'kept-lists': 'src/system/settings/lists.ts',
  browser: 'src/system/programs/browser.ts',
  clipboard: 'src/system/programs/clipboard.ts',
};

/** Parts that may be loaded where the start has not run, such as in the thread that searches a large list. */
export const THREAD_PARTS = {
  // Loaded before the start.
  parts: 'src/system/process/parts.ts',
  search: 'src/search/search.ts',
  versions: 'src/versions/part.ts',
  'search-worker': 'src/app/search-worker.ts',
  'list-file': 'src/system/list-file.ts',
  remote: 'src/system/remote/list.ts',
  list: 'src/readers/list/part.ts',
  yaml: 'src/readers/forms/yaml/load.ts',
};
export const PACKAGES_APART = { conf: 'conf', fuse: 'fuse.js/basic' };

/**
 * The source of each part by its name, and the name by the source's full path, because other files may have the same
 * base name.
 */
const SOURCES: ReadonlyMap<string, string> = new Map(Object.entries({ ...PARTS, ...THREAD_PARTS }));
const PART_NAMES: ReadonlyMap<string, string> = new Map(
  [...SOURCES].map(([name, source]) => [resolve(source), name] as const),
);

const WHEN_CALLED = 'when-called';

/**
 * Turns imports of a part into imports of its bundled file. A CommonJS part that is imported by a statement is loaded
 * when one of its functions is first called, so the first key waits for none of these parts.
 */
export function apart({ extension }: { readonly extension: '.cjs' | '.mjs' }): Plugin {
  const fileOf = (name: string) => ({ path: `./${name}${extension}`, external: true });
  return {
    name: 'apart',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^\.{1,2}\/.*\.tsx?$/ }, ({ kind, path, resolveDir }) => {
        const name = kind === 'entry-point' ? undefined : PART_NAMES.get(resolve(resolveDir, path));
        if (name === undefined) return undefined;
        const canWait = kind === 'import-statement' && extension === '.cjs';
        return canWait ? { path: name, namespace: WHEN_CALLED } : fileOf(name);
      });
      onLoad({ filter: /.*/, namespace: WHEN_CALLED }, async ({ path }) => ({
        contents: await loadedWhenCalled(path),
      }));
      onResolve({ filter: /.*/, namespace: WHEN_CALLED }, ({ path }) => fileOf(parse(path).name));
      onResolve({ filter: /^(?:conf|fuse\.js\/basic)$/ }, ({ kind, path }) =>
        kind === 'entry-point' ? undefined : { path: parse(path.split('/')[0] ?? '').name, namespace: 'apart' },
      );
      // This intermediate module makes a default import work with a CommonJS file.
      onLoad({ filter: /.*/, namespace: 'apart' }, ({ path }) => ({
        contents: `export { default } from 'apart/${path}';`,
      }));
      onResolve({ filter: /^apart\// }, ({ path }) => fileOf(parse(path).name));
    },
  };
}

/**
 * Returns the source of a module with the functions of a part, each of which loads the part. Throws if a part exports
 * anything else.
 */
async function loadedWhenCalled(part: string): Promise<string> {
  const source = resolve(SOURCES.get(part) ?? '');
  const exported: Readonly<Record<string, unknown>> = await import(pathToFileURL(source).href);
  const others = Object.keys(exported).filter((name) => !isMereFunction(exported[name]));
  if (others.length > 0) throw new Error(`${source} may export functions only, not ${others.join(', ')}`);
  return [
    `let part; const load = () => (part ??= require('./${part}'));`,
    ...Object.keys(exported).map((name) => `export const ${name} = (...given) => load().${name}(...given);`),
  ].join('\n');
}

/** Whether a value is a function but not a class: a function in place of a class would not support `new` and `instanceof`. */
const isMereFunction = (value: unknown): boolean =>
  typeof value === 'function' && !Function.prototype.toString.call(value).startsWith('class');
