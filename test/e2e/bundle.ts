import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

/** Bundles a fixture as the program itself is bundled; returns the script's path. */
export async function bundle(entry: string): Promise<string> {
  const directory = mkdtempSync(path.join(tmpdir(), 'awesome-containers-fixture-'));
  const stub = path.join(directory, 'stub.js');
  writeFileSync(stub, 'export default {};\n');
  const outfile = path.join(directory, 'index.mjs');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: { 'react-devtools-core': stub },
    banner: { js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);" },
  });
  return outfile;
}
