import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { readCatalog } from './catalog.ts';
import { quickInk } from './ink/index.ts';
import { noticesOf } from './notices.ts';

/** Makes `dist/`: the checked catalog, the bundle, and the licences of what is bundled. */
const DIST = 'dist';
const ENTRY = join(DIST, 'index.cjs');
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
const buildEntry = () =>
  build({
    ...common,
    entryPoints: ['src/index.tsx'],
    outfile: ENTRY,
    format: 'cjs',
    plugins: [later],
    define: { ...common.define, 'import.meta.url': 'entryUrl' },
    banner: { js: "const entryUrl = require('node:url').pathToFileURL(__filename).href;" },
  });

const buildTheRest = () =>
  build({
    ...common,
    entryPoints: LATER,
    outdir: DIST,
    splitting: true,
    chunkNames: '[name]-[hash]',
    format: 'esm',
    assetNames: '[name]',
    plugins: quickInk,
    banner: { js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);" },
  });

const catalog = readCatalog(join('src', 'data', 'catalog'));
rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST);
writeFileSync(join(DIST, 'catalog.json'), JSON.stringify(catalog));
const results = await Promise.all([buildEntry(), buildTheRest()]);
chmodSync(ENTRY, 0o755);
const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
writeFileSync(join(DIST, 'THIRD-PARTY-NOTICES.txt'), noticesOf(inputs));
