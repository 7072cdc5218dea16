import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { edited, endOf } from './patch.ts';

const ENTRY = 'yoga-layout/dist/src/index.js';
const SCRIPT = 'yoga-wasm-base64-esm.js';
const BINARY = /"data:application\/octet-stream;base64,([A-Za-z0-9+/=]+)"/;

/**
 * Yoga's WebAssembly as a file beside the bundle that is read and compiled at once. The package has it as base64 within
 * the script, and waits for it at the top level: 26 of 119 ms that it took to load the explorer.
 */
export const yoga: Plugin = {
  name: 'yoga',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: endOf(ENTRY) }, ({ path }) => ({
      contents: loadedAtOnce(readFileSync(path, 'utf8')),
    }));
    onLoad({ filter: endOf(`yoga-layout/dist/binaries/${SCRIPT}`) }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(BINARY, '""'),
    }));
    onResolve({ filter: /^\.\.\/binaries\/yoga\.wasm$/ }, ({ resolveDir, path }) => ({ path: join(resolveDir, path) }));
    onLoad({ filter: endOf('yoga-layout/dist/binaries/yoga.wasm') }, ({ path }) => ({
      contents: binaryOf(readFileSync(join(dirname(path), SCRIPT), 'utf8')),
      loader: 'file',
    }));
  },
};

/** The package's entry without the wait. Throws when it is not the one we know. */
export function loadedAtOnce(entry: string): string {
  return edited(entry, ENTRY, [
    { file: ENTRY, find: `import loadYoga from '../binaries/${SCRIPT}';`, put: LOAD_AT_ONCE },
    { file: ENTRY, find: 'wrapAssembly(await loadYoga())', put: 'wrapAssembly(loadAtOnce())' },
  ]);
}

/** Emscripten fills the object it is given, and is done when it returns, if `instantiateWasm` is there and does not wait. */
const LOAD_AT_ONCE = `
import { readFileSync } from 'node:fs';
import binary from '../binaries/yoga.wasm';
import loadYoga from '../binaries/${SCRIPT}';

function loadAtOnce() {
  const yoga = {
    instantiateWasm(imports, receive) {
      const code = new WebAssembly.Module(readFileSync(new URL(binary, import.meta.url)));
      const instance = new WebAssembly.Instance(code, imports);
      receive(instance);
      return instance.exports;
    },
  };
  loadYoga(yoga);
  return yoga;
}`;

/** The WebAssembly that a script holds as base64. Throws when there is none. */
export function binaryOf(script: string): Buffer {
  const base64 = BINARY.exec(script)?.[1];
  if (base64 === undefined) throw new Error(`yoga: there is no binary in ${SCRIPT}`);
  return Buffer.from(base64, 'base64');
}
