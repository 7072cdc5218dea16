import { resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';

/**
 * The modules of the start that other parts take from there instead of holding a copy: those of which the start needs nearly
 * everything, and which are worth it. This makes the package a tenth smaller, and the first key is answered 2 ms sooner.
 */
const SHARED =
  /^src\/(?:text\/(?:width|sanitize)|data\/(?:links|relations|status|vulnerabilities)|keys\/keymap|screen\/.+|system\/settings\/(?:parse|read)|views\/(?:screen|search-line\/draw|(?:detail|list|shared)\/.+))\.ts$/;

/** A module of the start, the name of its namespace among the exports of the start, and what it exports. */
type SharedModule = { readonly file: string; readonly name: string; readonly exports: readonly string[] };

/** Finds the shared modules in a build of the start that exports nothing. */
export async function findShared({ inputs, outputs }: Metafile): Promise<readonly SharedModule[]> {
  const bundled = Object.values(outputs)[0]?.inputs ?? {};
  const files = Object.keys(inputs).filter((file) => SHARED.test(file) && (bundled[file]?.bytesInOutput ?? 0) > 0);
  const modules = await Promise.all(
    files.sort().map(async (file, index) => ({ file, name: `shared${index}`, exports: await exportsOf(file) })),
  );
  return modules.filter(({ exports }) => exports.length > 0);
}

async function exportsOf(file: string): Promise<readonly string[]> {
  const { metafile } = await build({ entryPoints: [file], write: false, metafile: true, format: 'esm' });
  return Object.values(metafile.outputs)[0]?.exports ?? [];
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
          contents: `import * as all from '${START}'; export const { ${names} } = all.${module.name};`,
          resolveDir: process.cwd(),
        };
      });
      onResolve({ filter: new RegExp(`^${START}$`) }, () => ({ path: './start.cjs', external: true }));
    },
  };
}
