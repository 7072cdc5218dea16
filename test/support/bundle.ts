import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

/** Bundles a fixture like the program, but with stock Ink unless `plugins` change it. Returns the script's path. */
export async function bundle(entry: string, directory = 'fixtures', plugins: Plugin[] = []): Promise<string> {
  const outfile = path.resolve('node_modules', '.cache', directory, `${path.parse(entry).name}.mjs`);
  const { outputFiles } = await build({
    write: false,
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    plugins,
    assetNames: '[name]',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
    alias: { 'react-devtools-core': './scripts/build/patches/no-devtools.ts' },
    banner: { js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);" },
  });
  // Several test files build the same bundle at the same time. Renaming a complete file is atomic.
  for (const file of outputFiles) {
    const part = `${file.path}.${process.pid}`;
    mkdirSync(path.dirname(file.path), { recursive: true });
    writeFileSync(part, file.contents);
    renameSync(part, file.path);
  }
  return outfile;
}
