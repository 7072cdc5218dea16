import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import type { Catalog } from '../../src/data/types.ts';
import { writtenCatalog } from '../../src/data/written.ts';
import { readCatalog } from '../catalog/read.ts';
import { compressed } from './compressed.ts';
import { noticesOf } from './notices.ts';
import { packParts } from './pack.ts';
import { apart, PACKAGES_APART, PARTS, THREAD_PARTS } from './parts.ts';
import { replacements } from './patches/index.ts';
import { STAND_INS } from './patches/stand-ins.ts';
import { findShared, importShared, sharingEntry } from './share.ts';
import { shorten, withoutComments } from './shorten.ts';

export type BundleOptions = {
  /** Whether Ink stays unchanged, to measure what the replacements save. */
  readonly stockInk: boolean;
  /** Whether the packages are left out, for a program that is installed together with them. */
  readonly externalPackages?: boolean;
};

/** The file that starts the program. Only its comments and spaces are removed, so that any Node can parse it. */
const LAUNCHER = 'src/launcher.cjs';
/** The file that a worker thread starts with. */
const THREAD = 'src/thread.cjs';
const ENTRY = { start: 'src/index.tsx' };
/** The part that is loaded right after the start. */
const FIRST = 'first-screen';

/** The format of the parts. Node starts CommonJS about 10 ms sooner than modules, but stock Ink must be a module. */
const QUICK = { format: 'cjs', extension: '.cjs' } as const;
const STOCK = { format: 'esm', extension: '.mjs' } as const;
type Shape = typeof QUICK | typeof STOCK;
type QuickOptions = BuildOptions & { readonly metafile: true };

/**
 * Every Node since 20 supports the Unicode classes in the sources. Still, V8 checks a regular expression literal when
 * it first parses the file, and parsing a class takes about 0.1 ms. `new RegExp` delays that until the expression is
 * needed: the first frame appears 0.4 ms sooner, and the first response 2 ms.
 */
const UNICODE_LITERALS = 'regexp-unicode-property-escapes';

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  jsx: 'automatic',
  minify: true,
  metafile: true,
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  alias: STAND_INS,
} as const satisfies BuildOptions;

/**
 * Builds the program into a directory: the checked catalog, the bundle, and the licences of the bundled packages.
 * Returns the catalog.
 */
export async function buildInto(directory: string, options: BundleOptions): Promise<Catalog> {
  const catalog = readCatalog(join('src', 'data', 'catalog'));
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  writeCatalog(directory, catalog);
  const inputs = await bundleInto(directory, options);
  if (!options.stockInk) {
    await shorten(directory);
    packParts(directory);
  }
  nameBuild(directory);
  writeFileSync(join(directory, 'index.cjs'), await withoutComments(LAUNCHER));
  writeFileSync(join(directory, 'thread.cjs'), await withoutComments(THREAD));
  chmodSync(join(directory, 'index.cjs'), 0o755);
  writeFileSync(join(directory, 'THIRD-PARTY-NOTICES.txt'), noticesOf(inputs));
  writeSchemas(join(directory, 'schema'));
  return catalog;
}

/** Writes a hash of all files into the part that keeps compiled code, so that no other build uses what this one has kept. */
function nameBuild(directory: string): void {
  const hash = createHash('sha256');
  for (const file of readdirSync(directory).sort()) hash.update(readFileSync(join(directory, file)));
  const parts = join(directory, 'parts.cjs');
  if (!existsSync(parts)) return;
  writeFileSync(parts, readFileSync(parts, 'utf8').replace('__BUILD__', hash.digest('hex').slice(0, 12)));
}

/** Writes the files that the program reads: a catalog, and its outline for the first frame. */
export function writeCatalog(directory: string, catalog: Catalog): void {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
  for (const [name, data] of Object.entries(writtenCatalog(catalog, version, compressed))) {
    writeFileSync(join(directory, name), data);
  }
}

/** Writes the published schemas without the white space that makes them readable. */
function writeSchemas(directory: string): void {
  mkdirSync(directory);
  for (const file of readdirSync('schema')) {
    writeFileSync(join(directory, file), JSON.stringify(JSON.parse(readFileSync(join('schema', file), 'utf8'))));
  }
}

/** Bundles the entry, and each part as a file of its own. Returns the files that went into them. */
async function bundleInto(directory: string, { stockInk, externalPackages = false }: BundleOptions) {
  const shape = stockInk ? STOCK : QUICK;
  const own = { ...common, outdir: directory, packages: externalPackages ? 'external' : 'bundle' } as const;
  const quick = {
    ...own,
    ...written(QUICK),
    // Stock Ink is an ES module, which only `import()` can load.
    supported: { [UNICODE_LITERALS]: false, 'dynamic-import': stockInk },
  };
  const entries = { ...PARTS, ...THREAD_PARTS, ...(externalPackages ? {} : PACKAGES_APART) };
  const start = await buildLender('start', ENTRY.start, { ...quick, plugins: [apart(shape)] }, !stockInk);
  // Parts that are ES modules cannot take modules from the start, which is CommonJS.
  if (stockInk) {
    const parts = await build({ ...own, entryPoints: entries, ...written(shape), plugins: [apart(shape)] });
    return inputsOf(start.result, parts);
  }
  const { [FIRST]: first, ...later } = PARTS;
  const screen = await buildLender(FIRST, first, { ...quick, plugins: [importShared(start.lender), apart(shape)] });
  const rest = Object.entries(entries).filter(([name]) => !(name in PARTS));
  const results = await Promise.all([
    build({
      ...own,
      entryPoints: later,
      ...written(shape),
      plugins: [importShared(start.lender), importShared(screen.lender), apart(shape), ...replacements],
    }),
    build({
      ...own,
      entryPoints: Object.fromEntries(rest),
      ...written(shape),
      plugins: [apart(shape), ...replacements],
    }),
  ]);
  return inputsOf(start.result, screen.result, ...results);
}

const inputsOf = (...results: readonly { readonly metafile: Metafile }[]): readonly string[] =>
  results.flatMap(({ metafile }) => Object.keys(metafile.inputs));

/** Builds a part that also exports the modules that other parts can take from it. */
async function buildLender(name: string, entry: string, options: QuickOptions, doesLend = true) {
  const alone = await build({ ...options, entryPoints: { [name]: entry } });
  const lender = doesLend ? await findShared(name, alone.metafile, entry) : { name, modules: [] };
  const stdin = { contents: sharingEntry(entry, lender), resolveDir: process.cwd(), sourcefile: `${name}.ts` };
  return { lender, result: doesLend ? await build({ ...options, stdin, entryNames: name }) : alone };
}

function written({ format, extension }: Shape) {
  const require = "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);";
  const settings = {
    format,
    outExtension: { '.js': extension },
    supported: { [UNICODE_LITERALS]: false, 'dynamic-import': format === 'esm' },
  };
  if (format === 'esm') return { ...settings, banner: { js: require } };
  return { ...settings, define: { ...common.define, 'import.meta.dirname': '__dirname' } };
}
