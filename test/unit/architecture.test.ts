import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** The allowed imports of each folder of `src` in addition to itself: the table of ARCHITECTURE.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  text: ['get-east-asian-width'],
  versions: [],
  data: ['text'],
  products: ['text', 'versions', 'data'],
  comparison: ['text', 'data'],
  readers: ['text', 'data', 'markdown-it', 'htmlparser2', 'js-yaml'],
  search: ['text', 'versions', 'data', 'fuse.js'],
  keys: [],
  screen: ['text', 'data', 'search', 'keys'],
  settings: ['text', 'keys', 'screen'],
  views: ['text', 'versions', 'data', 'products', 'comparison', 'hardening', 'search', 'keys', 'screen'],
  renderer: ['text', 'node', '@alcalzone/ansi-tokenize', 'yoga-layout'],
  components: ['screen', 'views', 'ink', 'react'],
  machine: [],
  hardening: ['text'],
  commands: [
    'text',
    'versions',
    'data',
    'products',
    'comparison',
    'hardening',
    'search',
    'machine',
    'screen',
    'settings',
    'views',
    'system',
    'node',
  ],
  system: ['text', 'data', 'readers', 'machine', 'node', 'conf', 'open'],
  accessible: ['text', 'data', 'products', 'comparison', 'hardening', 'search', 'machine', 'screen', 'views'],
  app: [
    'text',
    'data',
    'readers',
    'search',
    'keys',
    'screen',
    'settings',
    'views',
    'components',
    'accessible',
    'commands',
    'system',
    'node',
    'ink',
    'react',
  ],
};

/** Allowed imports of single files that the table forbids. */
const EXCEPTIONS: readonly string[] = [
  'data/links.ts imports node:url',
  'system/environment.ts imports screen/theme.ts',
  'system/environment.ts imports type screen/colours/palette.ts',
  'system/terminal/window-size.ts imports type screen/layout.ts',
];

type Import = { readonly file: string; readonly names: string; readonly from: string };

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => /\.tsx?$/.test(file));

const source = (file: string) => readFileSync(path.join('src', file), 'utf8');

/** The imports of a file. Imports within `src` are given as paths relative to `src`. */
function importsOf(file: string): readonly Import[] {
  const statement = /^(?:import|export) ([^;'"=]+?) from '(.+)';|^import '(.+)';|\bimport\('(.+)'\)/gm;
  return [...source(file).matchAll(statement)].map(([, names = '', ...specifiers]) => {
    const from = specifiers.find(Boolean) ?? '';
    return { file, names, from: from.startsWith('.') ? path.posix.join(path.posix.dirname(file), from) : from };
  });
}

const ruleOf = ({ file, names, from }: Import) => `${file} imports ${names.startsWith('type ') ? 'type ' : ''}${from}`;

/** The folder of `src`, or the package, that an import comes from. */
function originOf(from: string): string {
  if (from.startsWith('node:')) return 'node';
  const parts = from.split('/');
  return parts.slice(0, from.startsWith('@') ? 2 : 1).join('/');
}

test.each(Object.entries(MAY_IMPORT))('src/%s imports only itself and %j', (folder, allowed) => {
  const inside = files.filter((file) => file.startsWith(`${folder}/`));
  const stray = inside
    .flatMap(importsOf)
    .filter(({ from }) => ![folder, ...allowed].includes(originOf(from)))
    .map(ruleOf);
  expect(inside.length).toBeGreaterThan(0);
  expect(stray.filter((rule) => !EXCEPTIONS.includes(rule))).toEqual([]);
});

test('every folder has a rule, and every exception is still needed', () => {
  const folders = new Set(files.filter((file) => file.includes('/')).map(originOf));
  expect([...folders].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  const rules = files.flatMap(importsOf).map(ruleOf);
  expect(EXCEPTIONS.filter((rule) => !rules.includes(rule))).toEqual([]);
});

test('every import is written in a form that these rules recognise', () => {
  const seen = files.map((file) => `${file}: ${importsOf(file).length}`);
  const written = files.map(
    (file) => `${file}: ${source(file).match(/ from '|^import '|\bimport\(|\brequire\(/gm)?.length ?? 0}`,
  );
  expect(seen).toEqual(written);
});

test('only explore.tsx renders', () => {
  const renders = files.flatMap(importsOf).filter(({ names, from }) => from === 'ink' && /\brender\b/.test(names));
  expect(renders.map(({ file }) => file)).toEqual(['app/explore.tsx']);
});

test('components have no effects and no context', () => {
  const names = files.filter((file) => file.startsWith('components/')).flatMap(importsOf);
  expect(names.filter((one) => /\buse\w*Effect|Context\b|^\* as/.test(one.names)).map(ruleOf)).toEqual([]);
});

test('no file is longer than 250 lines', () => {
  expect(files.filter((file) => source(file).split('\n').length > 250)).toEqual([]);
});
