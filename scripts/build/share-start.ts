import { resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';

/** A module that the start uses less of would make it larger, and the first frame later. */
const LEAST_USED = 0.75;
/** In bytes; to share a smaller one costs more than a copy. */
const SMALLEST = 1000;

/** A module of the start, the name of its namespace among the exports of the start, and what it exports. */
type SharedModule = { readonly file: string; readonly name: string; readonly exports: readonly string[] };

/**
 * Finds the modules of the start that other parts take from there instead of holding a copy: this makes the package a tenth
 * smaller, and the first key is answered sooner. `alone` is a build of the start that exports nothing.
 */
export async function findShared(alone: Metafile, entry: string): Promise<readonly SharedModule[]> {
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
  return modules.flat();
}

/** How large a module is by itself, without its import and export statements, and what it exports. */
async function look(file: string): Promise<{ readonly bytes: number; readonly exports: readonly string[] }> {
  const { metafile } = await build({ entryPoints: [file], write: false, metafile: true, format: 'esm', minify: true });
  const [output] = Object.values(metafile.outputs);
  return { bytes: output?.inputs[file]?.bytesInOutput ?? 0, exports: output?.exports ?? [] };
}

/** The source of a start that exports the shared modules as well. */
export const sharingEntry = (entry: string, modules: readonly SharedModule[]): string =>
  [`import './${entry}';`, ...modules.map(({ file, name }) => `export * as ${name} from './${file}';`)].join('\n');

const NAMESPACE = 'share-start';
const START = 'share-start/exports';

/** Turns imports of a shared module into imports of the start's own. Not for parts that run in a thread, where there is none. */
export function shareStart(modules: readonly SharedModule[]): Plugin {
  const byPath = new Map(modules.map((module) => [resolve(module.file), module]));
  return {
    name: NAMESPACE,
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^\.{1,2}\/.*\.tsx?$/ }, ({ kind, path, resolveDir }) => {
        const file = resolve(resolveDir, path);
        return kind !== 'entry-point' && byPath.has(file) ? { path: file, namespace: NAMESPACE } : undefined;
      });
      onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => {
        const module = byPath.get(path);
        if (module === undefined) return { errors: [{ text: `${path} is not shared` }] };
        const names = module.exports.join(', ');
        return {
          contents: `import { all } from '${START}'; export const { ${names} } = all.${module.name};`,
        };
      });
      // One module asks for the start, once for all: a copy of its exports for each that takes some would cost time.
      onResolve({ filter: new RegExp(`^${START}$`) }, () => ({ path: START, namespace: START }));
      onLoad({ filter: /.*/, namespace: START }, () => ({ contents: "export const all = require('./start.cjs');" }));
      onResolve({ filter: /.*/, namespace: START }, ({ path }) => ({ path, external: true }));
    },
  };
}
