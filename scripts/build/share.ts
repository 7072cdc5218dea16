import { resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';

/** The least share of a module that the lender must use. Other modules would enlarge it and delay the first frame. */
const LEAST_USED = 0.75;
/** The least size of a shared module, in bytes: sharing a smaller one costs more than a copy. */
const SMALLEST = 1000;

/** A shared module: its file, the name under which the lender exports its namespace, and its exports. */
type SharedModule = { readonly file: string; readonly name: string; readonly exports: readonly string[] };

/** A part that is loaded before others, and the modules that these take from it instead of containing a copy. */
export type SharedSource = { readonly name: string; readonly modules: readonly SharedModule[] };

/**
 * Finds the modules of a part that others can take from it. Sharing them makes the package a tenth smaller, and the
 * first key is answered sooner. `alone` is the metafile of a build of the part without additional exports.
 */
export async function findShared(name: string, alone: Metafile, entry: string): Promise<SharedSource> {
  const bundled = Object.values(alone.outputs)[0]?.inputs ?? {};
  const files = Object.entries(bundled).filter(
    ([file, { bytesInOutput }]) => file.startsWith('src/') && file !== entry && bytesInOutput >= SMALLEST,
  );
  const modules = await Promise.all(
    files.map(async ([file, { bytesInOutput }], index) => {
      const { bytes, exports } = await look(file);
      const isUsed = exports.length > 0 && bytesInOutput >= LEAST_USED * bytes;
      return isUsed ? [{ file, name: `shared${index}`, exports }] : [];
    }),
  );
  return { name, modules: modules.flat() };
}

/** Returns the size of a module by itself, without its import and export statements, and its exports. */
async function look(file: string): Promise<{ readonly bytes: number; readonly exports: readonly string[] }> {
  const { metafile } = await build({ entryPoints: [file], write: false, metafile: true, format: 'esm', minify: true });
  const [output] = Object.values(metafile.outputs);
  return { bytes: output?.inputs[file]?.bytesInOutput ?? 0, exports: output?.exports ?? [] };
}

/**
 * Returns the source of a lender that also exports the shared modules. With its full path, the entry does not count as
 * an import of a part.
 */
export const sharingEntry = (entry: string, { modules }: SharedSource): string =>
  [
    `export * from ${JSON.stringify(resolve(entry))};`,
    ...modules.map(({ file, name }) => `export * as ${name} from './${file}';`),
  ].join('\n');

/**
 * Turns imports of a shared module into imports from the lender. Parts that run in a thread cannot use it: no lender is
 * loaded there.
 */
export function importShared({ name: lender, modules }: SharedSource): Plugin {
  const byPath = new Map(modules.map((module) => [resolve(module.file), module]));
  const namespace = `from-${lender}`;
  const exported = `${namespace}/exports`;
  return {
    name: namespace,
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^\.{1,2}\/.*\.tsx?$/ }, ({ kind, path, resolveDir }) => {
        const file = resolve(resolveDir, path);
        return kind !== 'entry-point' && byPath.has(file) ? { path: file, namespace } : undefined;
      });
      onLoad({ filter: /.*/, namespace }, ({ path }) => {
        const module = byPath.get(path);
        if (module === undefined) return { errors: [{ text: `${path} is not shared` }] };
        const names = module.exports.join(', ');
        return { contents: `import { all } from '${exported}'; export const { ${names} } = all.${module.name};` };
      });
      // A single module requires the lender for all importers: a copy of its exports for each of them would cost time.
      const asking = `${namespace}-exports`;
      onResolve({ filter: new RegExp(`^${exported}$`) }, () => ({ path: exported, namespace: asking }));
      onLoad({ filter: /.*/, namespace: asking }, () => ({
        contents: `export const all = require('./${lender}.cjs');`,
      }));
      onResolve({ filter: /.*/, namespace: asking }, ({ path }) => ({ path, external: true }));
    },
  };
}
