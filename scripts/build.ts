import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { readCatalog } from './catalog.ts';
import { noticesOf } from './notices.ts';

/** Makes `dist/`: the checked catalog, the bundle, and the licences of what is bundled. */
const DIST = 'dist';

const catalog = readCatalog(join('src', 'data', 'catalog'));
rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST);
writeFileSync(join(DIST, 'catalog.json'), JSON.stringify(catalog));

const { metafile } = await build({
  entryPoints: ['src/index.tsx'],
  outdir: DIST,
  // What only the explorer needs stands in files of its own, so that `--version` does not load it.
  splitting: true,
  chunkNames: '[name]-[hash]',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  jsx: 'automatic',
  minify: true,
  metafile: true,
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  alias: { 'react-devtools-core': './scripts/no-devtools.ts' },
  banner: { js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);" },
});
chmodSync(join(DIST, 'index.js'), 0o755);
writeFileSync(join(DIST, 'THIRD-PARTY-NOTICES.txt'), noticesOf(Object.keys(metafile.inputs)));
