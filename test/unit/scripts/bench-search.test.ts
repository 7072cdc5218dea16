import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { madeEntries } from '../../../scripts/bench/kit/made/entries.ts';
import { wordAt } from '../../../scripts/bench/kit/made/words.ts';
import { finderOf, plainFuse, tunedFuse } from '../../../scripts/bench/search/engines/fuse.ts';
import { createFzf, fzfVersion, removeFzf } from '../../../scripts/bench/search/engines/fzf.ts';
import { createOurs } from '../../../scripts/bench/search/engines/ours.ts';
import { askAll, byKind, qualityOf } from '../../../scripts/bench/search/engines/quality.ts';
import { recordsOf } from '../../../scripts/bench/search/engines/records.ts';
import { gateOf } from '../../../scripts/bench/search/gate.ts';
import { bytesKept } from '../../../scripts/bench/search/heap.ts';
import { type Inputs, itemsAt, readInputs } from '../../../scripts/bench/search/inputs/inputs.ts';
import { keystrokesOf, spread } from '../../../scripts/bench/search/inputs/keystrokes.ts';
import { type Options, printOptions, readOptions, WrongUse } from '../../../scripts/bench/search/options.ts';
import { kindsSection } from '../../../scripts/bench/search/relevance.ts';
import { pressAll, pressPaired } from '../../../scripts/bench/search/timing.ts';
import { checkCatalog } from '../../../src/data/check.ts';
import type { Catalog } from '../../../src/data/types.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'bench-search-test-'));
afterAll(() => rmSync(scratch, { recursive: true }));
afterAll(removeFzf);

function file(name: string, text: string): string {
  const place = path.join(scratch, name);
  writeFileSync(place, text);
  return place;
}

/** A list as another program may have written it, and queries for the names in it. */
const ENTRIES = madeEntries(30, 7);
const CATALOG = file('catalog.json', JSON.stringify({ schema: 1, entries: ENTRIES }));
const QUERIES = file(
  'queries.jsonl',
  ENTRIES.slice(0, 6)
    .map(({ name, id }, place) => JSON.stringify({ q: name, kind: 'exact', ids: [place % 2 === 0 ? place : id] }))
    .join('\n'),
);

function options(...args: readonly string[]): Options {
  const read = readOptions(args);
  if (read === 'help') throw new Error('nobody asked for help');
  return read;
}

const inputs = (...args: readonly string[]): Inputs =>
  readInputs(options('--catalog', CATALOG, '--queries', QUERIES, ...args));

describe('the made entries', () => {
  const made = madeEntries(3000, 1);

  test('are the same for the same seed, however many there are, and others for another', () => {
    expect(madeEntries(3000, 1)).toEqual(made);
    expect(madeEntries(10, 1)).toEqual(made.slice(0, 10));
    expect(madeEntries(10, 2)).not.toEqual(made.slice(0, 10));
  });

  test('are such as a catalog may have', () => {
    const titles = [...new Set(made.flatMap(({ category }) => category.slice(0, 1)))];
    const categories = titles.map((title, index) => ({
      id: `category-${index}`,
      title,
      summary: '',
      parent: null,
      holds: 'entries' as const,
    }));
    const entries = made.map((entry) => ({ ...entry, category: entry.category.slice(0, 1) }));
    const catalog: Catalog = {
      title: 'Made',
      capturedOn: '2026-11-01',
      categories,
      entries,
      measures: [],
      mechanisms: [],
      flaws: [],
      revisions: [],
    };
    expect(checkCatalog(catalog)).toEqual([]);
  });

  test('have names of their own, and addresses that belong to nobody', () => {
    expect(new Set(made.map(({ name }) => name)).size).toBeGreaterThan(2800);
    expect(made.filter(({ name, summary }) => name.length < 3 || summary.length < 10)).toEqual([]);
    const reserved = /^https:\/\/(?:github\.com\/made-[a-z]+\/|[a-z]+\.example\.org\/)[a-z0-9-]+$/;
    expect(made.filter(({ url }) => !reserved.test(url))).toEqual([]);
  });

  test('are of few words that are everywhere and many that are nowhere else', () => {
    const counts = new Map<string, number>();
    for (const word of made.flatMap(({ summary }) => summary.toLowerCase().match(/[a-z]+/g) ?? [])) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const most = [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
    expect(most.slice(0, 3)).toEqual(['the', 'a', 'for']);
    const once = [...counts.values()].filter((count) => count === 1).length;
    expect(counts.size).toBeGreaterThan(4000);
    expect(once / counts.size).toBeGreaterThan(0.3);
  });

  test('never run out of words', () => {
    const words = Array.from({ length: 20_000 }, (_, rank) => wordAt(rank));
    expect(words.filter((word) => !/^[a-z]+$/.test(word))).toEqual([]);
    expect(new Set(words).size).toBeGreaterThan(18_000);
  });
});

describe('the relevance', () => {
  const answers: Record<string, readonly string[]> = {
    first: ['a', 'b'],
    second: ['b', 'a'],
    fourth: ['b', 'c', 'd', 'a'],
    eleventh: [...'bcdefghijk', 'a'],
    nothing: [],
  };
  const queries = Object.keys(answers).map((text) => ({ text, kind: text === 'first' ? 'easy' : 'hard', ids: ['a'] }));
  const find = (text: string) => answers[text] ?? [];

  test('is that of the first right result among ten', async () => {
    const outcomes = await askAll(find, queries);
    expect(outcomes.map(({ place }) => place)).toEqual([1, 2, 4, 0, 0]);
    expect(qualityOf(outcomes)).toEqual({
      queries: 5,
      mrr: (1 + 1 / 2 + 1 / 4) / 5,
      first: 1 / 5,
      three: 2 / 5,
      empty: 1 / 5,
    });
  });

  test('counts any of the right results', async () => {
    const [outcome] = await askAll(find, [{ text: 'fourth', kind: 'easy', ids: ['a', 'c'] }]);
    expect(outcome?.place).toBe(2);
  });

  test('is told apart by kind, and set beside that among more entries', async () => {
    const outcomes = await askAll(find, queries);
    expect([...byKind(outcomes)].map(([kind, some]) => [kind, some.length])).toEqual([
      ['easy', 1],
      ['hard', 4],
    ]);
    const worse = outcomes.map((outcome) => ({ ...outcome, place: 0 }));
    const section = { title: '', headings: [], rows: [] };
    const kinds = kindsSection([
      { size: 5, outcomes, section },
      { size: 1000, outcomes: worse, section },
    ]);
    expect(kinds?.headings.at(-1)).toBe('MRR@10 among 1,000');
    expect(kinds?.rows).toEqual([
      ['easy', '1', '1.000', '100.0 %', '100.0 %', '0.0 %', '0.000'],
      ['hard', '4', '0.188', '0.0 %', '25.0 %', '25.0 %', '0.000'],
    ]);
  });
});

describe('the keystrokes', () => {
  test('are what stands there after each letter, of whatever writing', () => {
    const query = (text: string) => ({ text, kind: 'exact', ids: ['a'] });
    expect(keystrokesOf([query('lx'), query('é𝒳')])).toEqual(['l', 'lx', 'é', 'é𝒳']);
  });

  test.each([1, 2, 7, 60, 1000])('%d of them are spread, so that any beginning is from everywhere', (count) => {
    const list = Array.from({ length: count }, (_, index) => index);
    const order = spread(list);
    expect([...order].sort((a, b) => a - b)).toEqual(list);
    const beginning = order.slice(0, 8);
    for (const eighth of beginning.length < count ? [0, 1, 2, 3] : []) {
      const isThere = (place: number) => place >= (count * eighth) / 4 && place < (count * (eighth + 1)) / 4;
      expect(beginning.some(isThere), `quarter ${eighth} of ${count}`).toBe(true);
    }
  });

  test('end with the time, but not before there are a few', async () => {
    const keys = Array.from({ length: 50 }, (_, index) => `${index}`);
    expect(await pressAll(keys, () => undefined, Number.POSITIVE_INFINITY, 0)).toHaveLength(50);
    expect(await pressAll(keys, () => undefined, -1, 3)).toHaveLength(3);
  });

  test('come to both engines, to each first every other time, and to ours after the letter before', async () => {
    const order: string[] = [];
    const { ours, other } = await pressPaired(
      ['ab', 'bé', 'c'],
      { press: (text) => order.push(`ours ${text}`) },
      (text) => order.push(`other ${text}`),
      -1,
      2,
    );
    expect(order).toEqual(['ours a', 'ours ab', 'other ab', 'other bé', 'ours b', 'ours bé']);
    expect([ours.length, other.length]).toEqual([2, 2]);
  });
});

describe('the gate', () => {
  const speed = (size: number, ratio: number) => ({
    size,
    beside: { ours: [{ ms: 9, processorMs: 1 }], other: [{ ms: 9, processorMs: ratio }] },
  });

  test.each([
    [200, 2, true],
    [1735, 20, true],
    [1735, 19, false],
    [100_000, 200, true],
    [100_000, 199, false],
  ])('among %d entries, at %d times less, is met: %s', (size, ratio, isMet) => {
    expect(gateOf([speed(size, ratio)]).isMet).toBe(isMet);
  });

  test('is missed when it is missed at one size', () => {
    const { isMet, section } = gateOf([speed(1735, 50), speed(100_000, 50)]);
    expect(isMet).toBe(false);
    expect(section.rows.map((row) => row.at(-1))).toEqual(['✓ ratio ≥ 20', '✗ ratio ≥ 200']);
  });
});

test('the memory of what is made is counted, and not that of what is thrown away', async () => {
  const numbers = 1_000_000;
  expect(await bytesKept(() => new Float64Array(numbers))).toBeGreaterThan(numbers * 7);
  const ofSeveral = (await bytesKept(() => new Float64Array(numbers / 10), 10)) / (numbers / 10);
  expect([ofSeveral > 7, ofSeveral < 9]).toEqual([true, true]);
  expect(await bytesKept(() => new Float64Array(numbers).length)).toBeLessThan(numbers);
});

describe('the engines', () => {
  const { own } = inputs();
  const items = itemsAt(own.length, inputs());
  const records = recordsOf(items);
  const finders = [
    ['ours', createOurs(items).find],
    ['fuse.js', finderOf(plainFuse(records))],
    ['fuse.js, tuned', finderOf(tunedFuse(records))],
    ...(fzfVersion() === null ? [] : [['fzf', createFzf(records).find] as const]),
  ] as const;

  test.each(finders)('%s finds a name, and nothing for nonsense', (_, find) => {
    const [{ id, label } = { id: '', label: 'none' }] = own;
    expect(find(label)[0]).toBe(id);
    expect(find('7zzqqxxyyzz7')).toEqual([]);
  });

  test.skipIf(fzfVersion() === null)('fzf does not search the numbers of the lines', () => {
    expect(createFzf(records).find('29')).toEqual([]);
  });
});

describe('the command line', () => {
  test('takes the catalog that ships unless told', () => {
    expect(options()).toMatchObject({ catalog: null, queries: null, scale: null, write: null });
    expect(options().sizes).toEqual([200, 1500, 10_000, 100_000]);
  });

  test('is quick with what is slow', () => {
    const [quick, full] = [options('--quick').plan, options().plan];
    expect(quick.keystrokesBeside).toBeLessThan(full.keystrokesBeside);
    expect(quick.queriesTimesEntries).toBeLessThan(full.queriesTimesEntries);
  });

  test.each([
    [[], ''],
    [['--quick', '--sizes', '30,60'], ' -- --sizes 30,60 --quick'],
    [
      ['--catalog', CATALOG, '--queries', QUERIES, '--scale', CATALOG],
      ' -- --catalog FILE --queries FILE --scale FILE',
    ],
  ])('%j can be said again', (args, printed) => {
    expect(printOptions(options(...args))).toBe(printed);
  });

  test('takes sizes in any order', () => {
    expect(options('--sizes', '60, 30,60').sizes).toEqual([30, 60]);
  });

  test.each([
    ['what it does not know', ['--fast'], '--fast'],
    ['a size that is none', ['--sizes', '200,many'], '"many"'],
    ['a size of nothing', ['--sizes', '0'], '"0"'],
    ['a catalog without queries', ['--catalog', CATALOG], '--catalog needs --queries'],
    ['queries without a catalog', ['--queries', QUERIES], '--queries needs --catalog'],
  ])('refuses %s', (_, args, message) => {
    expect(() => readOptions(args)).toThrow(WrongUse);
    expect(() => readOptions(args)).toThrow(message);
  });
});

describe('the files', () => {
  test('give the items, the queries with ids, and what fills up', () => {
    const read = inputs('--sizes', '30,60');
    expect(read.own).toHaveLength(30);
    expect(read.queries.map(({ ids }) => ids)).toEqual(ENTRIES.slice(0, 6).map(({ id }) => [id]));
    expect(itemsAt(60, read).size).toBe(60);
    expect([...itemsAt(60, read).values()].slice(0, 30)).toEqual(read.own);
    const part = [...itemsAt(10, read).values()];
    expect(part).toHaveLength(10);
    expect(part.map((node) => read.own.indexOf(node))).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27]);
  });

  test('fill up from another catalog without what is in both, and then with made entries', () => {
    const others = [...ENTRIES.slice(0, 5), ...madeEntries(10, 8)].map((entry, index) => ({
      ...entry,
      id: `o-${index}`,
    }));
    const scale = file('scale.json', JSON.stringify({ schema: 1, entries: others }));
    const { filling } = inputs('--sizes', '60', '--scale', scale);
    expect(filling.map(({ label }) => label)).toEqual(
      [...madeEntries(10, 8), ...madeEntries(20, 1)].map(({ name }) => name),
    );
    expect(new Set(filling.map(({ id }) => id)).size).toBe(30);
  });

  test('of the catalog that ships fit one another', () => {
    const { own, queries } = readInputs(options('--sizes', '200'));
    expect(own.length).toBeGreaterThan(200);
    expect(queries.length).toBeGreaterThan(100);
  });

  test.each([
    ['no JSON', 'runc', 'line 1: is no JSON'],
    ['no object', '\n7', 'line 2: must be an object'],
    ['no text', '{"q": " ", "kind": "exact", "ids": [0]}', 'line 1: q must be'],
    ['no kind', '{"q": "runc", "ids": [0]}', 'line 1: kind must be'],
    ['nothing right', '{"q": "runc", "kind": "exact", "ids": []}', 'line 1: ids must be'],
    ['a place that is not there', '{"q": "runc", "kind": "exact", "ids": [30]}', 'line 1: the catalog has no 30'],
    ['an id that is not there', '{"q": "runc", "kind": "exact", "ids": ["runc"]}', 'line 1: the catalog has no "runc"'],
    ['no queries', '\n', 'has no queries'],
  ])('are refused with %s', (_, text, message) => {
    const wrong = file('wrong.jsonl', text);
    const read = () => readInputs(options('--catalog', CATALOG, '--queries', wrong));
    expect(read).toThrow(WrongUse);
    expect(read).toThrow(message);
  });

  test('are refused where they are not there, or are something else', () => {
    const read = (catalog: string) => () => readInputs(options('--catalog', catalog, '--queries', QUERIES));
    expect(read(path.join(scratch, 'none.json'))).toThrow('none.json cannot be read');
    expect(read(file('wrong.json', '{"entries": 7}'))).toThrow('entries');
    expect(read(file('wrong.json', '{"entries": 7}'))).toThrow(WrongUse);
  });
});

describe('the program', () => {
  const run = (...args: readonly string[]) => {
    const node = ['--import', path.resolve('node_modules/tsx/dist/esm/index.mjs')];
    return spawnSync(process.execPath, [...node, 'scripts/bench/search/main.ts', ...args], { encoding: 'utf8' });
  };

  test('measures everything, and writes it between the markers', () => {
    const report = file('report.md', '# Before\n\n<!-- search -->\nold\n<!-- /search -->\n\nAfter\n');
    const files = ['--catalog', CATALOG, '--queries', QUERIES];
    const { status, stdout, stderr } = run(...files, '--sizes', '30,60', '--quick', '--write', report);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('`npm run bench:search -- --catalog FILE --queries FILE --sizes 30,60 --quick`');
    expect(stdout.match(/^### .*/gm)).toEqual([
      '### Relevance among 30 entries',
      '### Relevance among 60 entries',
      '### Relevance of ours by kind of query, among 30 entries',
      '### A keystroke among 30 entries',
      '### A keystroke among 60 entries',
      '### Processor time of a keystroke, ours and fuse.js in turn',
    ]);
    expect(stdout.match(/^\| ours +\| 6 +\| 1\.000 .*/gm)).toHaveLength(2);
    expect(stdout).not.toContain('NaN');
    const written = readFileSync(report, 'utf8');
    expect(written).toMatch(/^# Before\n\n<!-- search -->\n\nMeasured on .*\n<!-- \/search -->\n\nAfter\n$/s);
    expect(written).not.toContain('old');
    for (const table of stdout.trim().split('\n\n')) expect(written).toContain(table);
  });

  test.each([
    ['a size that is none', ['--sizes', 'many'], '"many"'],
    ['a report that is not there', ['--write', path.join(scratch, 'none.md')], 'none.md cannot be written'],
  ])('says of %s what is wrong, and how it is used', (_, args, message) => {
    const { status, stdout, stderr } = run(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toContain('--queries FILE');
  });
});
