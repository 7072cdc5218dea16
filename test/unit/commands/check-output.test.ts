import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { reportJson } from '../../../src/commands/check/json.ts';
import { reportLines } from '../../../src/commands/check/lines.ts';
import { reportText } from '../../../src/commands/check/text.ts';
import { IMPACTS } from '../../../src/data/types.ts';
import { readAsked } from '../../../src/products/product-version.ts';
import { check } from '../../../src/products/report.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { widthOf } from '../../../src/text/width.ts';
import { catalog } from '../../support/library.ts';
import { checkProducts as ask } from '../../support/made-products.ts';

describe('output for other programs', () => {
  const schema = JSON.parse(readFileSync('schema/check.schema.json', 'utf8'));
  const isValid = new Ajv2020({ strict: false }).compile(schema);

  test.each([
    'harbour@1.2.7',
    'crane@1 nosuchthing@1 harbour@latest',
    'linux@6.1.8 quay@9',
    'pier@1',
    'harbour@1.3.4-0ubuntu1',
  ])('%s: JSON matches the schema', (line) => {
    expect(isValid(JSON.parse(reportJson(ask(line)))), JSON.stringify(isValid.errors)).toBe(true);
  });

  test('JSON of every product of the catalog matches the schema', () => {
    const asked = catalog.entries.map(({ id }) => ({ name: id, version: '0.1' }));
    const report = check(catalog, asked);
    expect(report.products.length).toBe(catalog.entries.length);
    expect(isValid(JSON.parse(reportJson(report))), JSON.stringify(isValid.errors)).toBe(true);
  });

  test('JSON has the fixed releases, the one of the release line, and the upgrade', () => {
    expect(JSON.parse(reportJson(ask('harbour@v1.3.1 nosuchthing@1')))).toEqual({
      schema: 2,
      asOf: '2026-03',
      products: [
        {
          name: 'Harbour',
          id: 'harbour',
          version: 'v1.3.1',
          build: null,
          open: [
            open('CVE-1', ['1.2.8', '1.3.3'], '1.3.3'),
            open('CVE-2', ['1.3.5'], '1.3.5'),
            open('CVE-3', ['2.1'], null),
          ],
          closed: [],
          unknown: [],
          upgrade: { inLine: '1.3.5', closes: 2, all: '2.1' },
        },
      ],
      notKnown: ['nosuchthing@1'],
    });
  });

  const open = (id: string, fixed: readonly string[], fixedInLine: string | null) => ({
    ...{ id, ids: [id], impact: 'escape', fixed, fixedInLine },
    source: `https://example.com/${id}`,
  });

  test('a release of a component belongs to no release line of the product', () => {
    const [crane] = JSON.parse(reportJson(ask('crane@6.1 linux@6.1'))).products;
    expect(crane).toMatchObject({ open: [{ id: 'CVE-4', fixedInLine: null }], upgrade: null });
  });

  test('each line has one finding in eight columns', () => {
    const rows = reportLines(ask('harbour@1.2.7 crane@1'))
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(rows.map((columns) => columns.length)).toEqual(rows.map(() => 8));
    expect(rows.map((columns) => columns.slice(0, 4).join(' '))).toEqual([
      'harbour 1.2.7 open CVE-1',
      'harbour 1.2.7 open CVE-3',
      'harbour 1.2.7 unaffected CVE-2',
      'crane 1 open CVE-3',
      'crane 1 unknown CVE-4',
      'crane 1 unknown CVE-5',
    ]);
    expect(rows[4]?.slice(5)).toEqual([
      'Linux: 5.15.91 6.2',
      'https://example.com/CVE-4',
      'it is in Linux, fixed in 5.15.91, 6.2; check that version as well',
    ]);
  });
});

describe('output at a terminal', () => {
  const plain = createTheme({ colour: false, unicode: true, hyperlinks: false });
  const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');
  const draw = (line: string) => reportText(ask(line), 80, plain).replace(ESCAPES, '').split('\n');

  test('open vulnerabilities have their fixed releases, followed by the upgrades', () => {
    const rows = draw('harbour@1.3.1');
    expect(rows[0]).toBe('Harbour 1.3.1  3 open · 0 fixed');
    expect(rows).toContain('  ▲ CVE-1 fixed in 1.2.8 1.3.3');
    expect(rows).toContain('  → 2.1 closes all 3 recorded');
    expect(rows).toContain('  → 1.3.5 closes 2 of 3, within the release line');
    expect(rows.join('\n')).toContain('what is recorded, as of 2026-03');
    expect(rows.join('\n')).not.toMatch(/\bsafe\b/iu);
  });

  test.each([40, 60, 80])('at %i columns, every release with a fix can be read', (columns) => {
    const report = check(catalog, readAsked('linux@5.15.100'));
    const words = reportText(report, columns, plain).replace(ESCAPES, '').split(/\s+/u);
    const releases = report.products.flatMap(({ open }) => open.flatMap(({ fixed }) => fixed));
    expect(releases.length).toBeGreaterThan(50);
    expect(releases.filter((release) => !words.includes(release))).toEqual([]);
  });

  test('the gravest vulnerabilities come first', () => {
    const [linux] = check(catalog, readAsked('linux@7.0.1')).products;
    const ranks = linux?.open.flatMap(({ impact }) => (impact === null ? [] : IMPACTS.indexOf(impact))) ?? [];
    expect(new Set(ranks).size).toBeGreaterThan(2);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });

  test('unknown states have a reason, and unaffected ones are not called fixed', () => {
    expect(draw('crane@1')).toContain('    unknown: no release is recorded that fixes it');
    expect(draw('harbour@1.2.7')).toContain('  ✓ not affected: CVE-2');
    expect(draw('quay@9')).toContain('  ▲ CVE-6 no release fixes it');
    expect(draw('quay@9')).toContain('  → no release closes all; replaced by Harbour');
    expect(draw('quay@9')).toContain('  ✓ fixed: (no id)');
    expect(draw('pier@1')[0]).toBe('pier 1  no vulnerability is recorded');
  });

  test('only the fixed release of the version’s own line is bright', () => {
    const coloured = createTheme({ colour: true, unicode: true, hyperlinks: false });
    const bright = reportText(ask('harbour@1.3.1'), 80, coloured).split('\n')[1];
    expect(bright).toContain('\u001b[1;38;5;120m1.3.3\u001b[0m');
    expect(bright).not.toContain('\u001b[1;38;5;120m1.2.8');
  });

  test('“0 open” is green only if no state is unknown', () => {
    const coloured = createTheme({ colour: true, unicode: true, hyperlinks: false });
    expect(reportText(ask('harbour@2.1'), 80, coloured)).toContain('\u001b[38;5;114m0 open');
    expect(reportText(ask('harbour@1.3.4-0ubuntu1'), 80, coloured)).not.toContain('\u001b[38;5;114m0 open');
  });

  test.each([30, 60, 80, 200])('no row is wider than %i columns for any product', (columns) => {
    const asked = catalog.entries.map(({ id }) => ({ name: id, version: '0.1' }));
    const rows = reportText(check(catalog, asked), columns, plain).replace(ESCAPES, '').split('\n');
    expect(rows.filter((row) => widthOf(row) > columns)).toEqual([]);
  });
});
