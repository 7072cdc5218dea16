import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MinifyOptions, minify } from 'terser';

/** In this code, reading a property has no side effects (`pure_getters`). V8 reads ASCII in half the time (`ascii_only`). */
const OPTIONS: MinifyOptions = {
  ecma: 2020,
  toplevel: true,
  compress: { pure_getters: true, passes: 4 },
  format: { ascii_only: true },
};

/** Minifies the bundled code again: Terser tracks values further than esbuild does, which makes the code 5 % smaller. */
export async function shorten(directory: string): Promise<void> {
  for (const file of readdirSync(directory).filter((name) => name.endsWith('.cjs'))) {
    const path = join(directory, file);
    writeFileSync(path, await minified(path, OPTIONS));
  }
}

/** Returns the code of a file without comments and white space, but otherwise unchanged. */
export const withoutComments = (path: string): Promise<string> => minified(path, { compress: false, mangle: false });

async function minified(path: string, options: MinifyOptions): Promise<string> {
  const { code } = await minify(readFileSync(path, 'utf8'), options);
  if (code === undefined) throw new Error(`Terser returned nothing for ${path}`);
  return code;
}
