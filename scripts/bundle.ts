import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { readCatalog } from './catalog.ts';
import { quickInk } from './ink/index.ts';
import { noticesOf } from './notices.ts';

export type BundleOptions = {
  /** Leaves Ink as its package has it: what the changes of the build are measured against. */
  readonly stockInk: boolean;
  /** Leaves the packages out, for a program that has them installed beside it. */
  readonly externalPackages?: boolean;
};

/** What the entry loads when it is needed, and not before. */
const LATER = { explore: 'src/explore.tsx', run: 'src/commands/run.ts', search: 'src/data/search.ts' };

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  jsx: 'automatic',
  minify: true,
  metafile: true,
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  alias: { 'react-devtools-core': './scripts/no-devtools.ts' },
} as const satisfies BuildOptions;

/** Makes the program in a directory: the checked catalog, the bundle, and the licences of what is bundled. */
export async function buildInto(directory: string, options: BundleOptions): Promise<void> {
  const catalog = readCatalog(join('src', 'data', 'catalog'));
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'catalog.json'), JSON.stringify(catalog));
  const results = await Promise.all([buildEntry(directory, options), buildTheRest(directory, options)]);
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  writeFileSync(join(directory, 'THIRD-PARTY-NOTICES.txt'), noticesOf(inputs));
}

/** Leaves the dynamic imports of the entry to the files that the other build makes of them. */
const later: Plugin = {
  name: 'later',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ kind, path }) => {
      const name = path.match(/(\w+)\.tsx?$/u)?.[1] ?? '';
      return kind === 'dynamic-import' && name in LATER ? { path: `./${name}.js`, external: true } : undefined;
    });
  },
};

/** CommonJS, because Node starts it some 10 ms sooner than a module. */
async function buildEntry(directory: string, options: BundleOptions) {
  const outfile = join(directory, 'index.cjs');
  const result = await build({
    ...common,
    ...packagesOf(options),
    entryPoints: ['src/index.tsx'],
    outfile,
    format: 'cjs',
    plugins: [later],
    define: { ...common.define, 'import.meta.url': 'entryUrl' },
    banner: { js: "const entryUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
  chmodSync(outfile, 0o755);
  return result;
}

function buildTheRest(directory: string, options: BundleOptions) {
  return build({
    ...common,
    ...packagesOf(options),
    entryPoints: LATER,
    outdir: directory,
    splitting: true,
    chunkNames: '[name]-[hash]',
    format: 'esm',
    assetNames: '[name]',
    plugins: options.stockInk ? [] : quickInk,
    banner: { js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);" },
  });
}

function packagesOf({ externalPackages = false }: BundleOptions) {
  return { packages: externalPackages ? 'external' : 'bundle' } as const;
}
