import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { PARTS, readOptions } from '../../../scripts/bench/explorer/options.ts';
import { interleave } from '../../../scripts/bench/kit/interleave.ts';
import { madeCatalog } from '../../../scripts/bench/kit/made/catalog.ts';
import { circumstancesLine, withBlock } from '../../../scripts/bench/kit/report.ts';
import { median, pairedRatios, percentile } from '../../../scripts/bench/kit/statistics.ts';
import { atMost, kilobytes, tableOf, timeRow } from '../../../scripts/bench/kit/table.ts';
import { hasSameForm } from '../../../scripts/bench/kit/workshop.ts';
import { readCatalog } from '../../../scripts/catalog/read.ts';
import { checkCatalog } from '../../../src/data/check.ts';

describe('the numbers', () => {
  test.each([
    [[7], 7],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 100], 10],
  ])('the median of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  test.each([
    [0.95, 95],
    [0.5, 50],
    [0, 1],
    [1, 100],
  ])('of 1 to 100, the share %d does not exceed %d', (share, expected) => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(values, share)).toBe(expected);
  });

  test('of few values, p95 is the largest', () => {
    expect(percentile([3, 9, 4], 0.95)).toBe(9);
  });

  test('a ratio is taken between two that were measured together', () => {
    expect(pairedRatios([10, 40], [5, 20])).toEqual([2, 2]);
    expect(() => pairedRatios([1, 2], [1])).toThrow('2 values cannot be paired with 1');
  });

  test('nothing has no median', () => {
    expect(() => median([])).toThrow('nothing');
  });
});

describe('a build to compare with', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'awesome-containers-forms-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const programWith = (name: string, catalog: object, outline: object | null) => {
    const program = path.join(directory, name);
    mkdirSync(path.join(program, 'dist'), { recursive: true });
    writeFileSync(path.join(program, 'dist', 'catalog.br'), brotliCompressSync(`${JSON.stringify(catalog)}\n{}`));
    if (outline !== null) writeFileSync(path.join(program, 'dist', 'outline.json'), JSON.stringify(outline));
    return program;
  };
  const catalog = { title: 'One', entries: [], empty: { entry: { id: '', kind: null }, note: { text: '' } } };
  const outline = { ids: [], tree: [{ id: 'a', label: 'A' }], empty: { id: '' } };
  const mine = programWith('mine', catalog, outline);

  test('gets the made catalog when it has the same fields, whatever their values', () => {
    const other = programWith('same', { ...catalog, title: 'Two' }, { ...outline, ids: ['b'] });
    expect(hasSameForm(other, mine)).toBe(true);
  });

  test.each<[string, object, object | null]>([
    ['no field of which nothing is known', { title: 'One', entries: [] }, outline],
    ['other fields of an entry', { ...catalog, empty: { ...catalog.empty, entry: { id: '' } } }, outline],
    ['other fields of the outline', catalog, { ...outline, news: [] }],
    ['other fields of a branch', catalog, { ...outline, tree: [{ id: 'a' }] }],
    ['no outline', catalog, null],
  ])('and only its own when it has %s', (what, theirs, theirOutline) => {
    expect(hasSameForm(programWith(what, theirs, theirOutline), mine)).toBe(false);
  });
});

test('jobs are done in turn, and results of one round stand at one index', async () => {
  const order: string[] = [];
  const job = (name: string) => async () => `${name}${order.push(name)}`;
  const results = await interleave(3, { a: job('a'), b: job('b') });
  expect(order.join('')).toBe('abbaab');
  expect(results).toEqual({ a: ['a1', 'a4', 'a5'], b: ['b2', 'b3', 'b6'] });
});

describe('the table', () => {
  test('says what was measured, over what, and whether the goals are met', () => {
    const goals = [atMost('ratio', 2, 1.25), atMost('p95', 120, 120, 'ms')];
    const row = timeRow('first frame', [50, 60, 120], { name: 'bare node', values: [25, 30, 40] }, goals);
    const package_ = { what: 'tarball', median: kilobytes(193_400) };
    expect(tableOf([{ title: 'Start', rows: [row, package_] }])).toMatchInlineSnapshot(`
      "### Start

      |             | median  | p95    | ratio            | goal                           |
      | ----------- | ------- | ------ | ---------------- | ------------------------------ |
      | first frame | 60.0 ms | 120 ms | 2.00 × bare node | ✗ ratio ≤ 1.25, ✓ p95 ≤ 120 ms |
      | tarball     | 193 KB  |        |                  |                                |"
    `);
  });

  test('is written between its markers, and leaves the rest alone', () => {
    const once = withBlock('# Benchmarks\n', 'node-20', 'old');
    const both = withBlock(once, 'node-22', 'other');
    const again = withBlock(both, 'node-20', 'new');
    expect(again).toBe(
      [
        ...['# Benchmarks', '<!-- bench node-20 -->', 'new', '<!-- /bench node-20 -->'],
        ...['<!-- bench node-22 -->', 'other', '<!-- /bench node-22 -->\n'],
      ].join('\n\n'),
    );
  });

  test('tells when and where it was measured, and how to do it again', () => {
    const date = new Date('2026-08-01T12:00:00Z');
    expect(circumstancesLine({ date, nodeVersion: '24.1.0', cores: 2, command: 'npm run bench' })).toBe(
      'Measured on 2026-08-01 with Node 24.1.0 on 2 cores; again with `npm run bench`.',
    );
    const bareStarts = [27.5, 25, 41];
    expect(circumstancesLine({ date, nodeVersion: '24.1.0', cores: 2, command: 'npm run bench', bareStarts })).toBe(
      'Measured on 2026-08-01 with Node 24.1.0 on 2 cores; again with `npm run bench`. Bare node took 27.5 ms (25.0 ms to 41.0 ms, 3 starts).',
    );
  });
});

describe('the made catalog', () => {
  const own = readCatalog('src/data/catalog');

  test('is one that the build would take, and large', () => {
    const made = madeCatalog(own);
    expect(checkCatalog(made)).toEqual([]);
    expect(made.entries).toHaveLength(250);
    expect(JSON.stringify(made).length).toBeGreaterThan(500_000);
  });

  test('is the same each time', () => {
    expect(madeCatalog(own)).toEqual(madeCatalog(own));
  });
});

describe('the command line', () => {
  test('is a full run with this Node unless told', () => {
    expect(readOptions([])).toMatchObject({ isQuick: false, compare: null, parts: PARTS, node: process.execPath });
  });

  test('a quick run does everything, less often', () => {
    const [quick, full] = [readOptions(['--quick']), readOptions([])];
    if (quick === 'help' || full === 'help') throw new Error('nobody asked for help');
    expect(quick.plan.starts).toBeLessThan(full.plan.starts);
    expect(quick.plan.keys.arrows).toBeLessThan(full.plan.keys.arrows);
  });

  test('measures only what is asked for', () => {
    expect(readOptions(['--only', 'keys', '--only', 'start'])).toMatchObject({ parts: ['keys', 'start'] });
    expect(() => readOptions(['--only', 'speed'])).toThrow('"speed"; known: start, peers');
  });

  test('refuses what it does not know', () => {
    expect(() => readOptions(['--fast'])).toThrow('--fast');
  });
});
