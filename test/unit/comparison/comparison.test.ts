import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { type Cell, cellText } from '../../../src/comparison/cell.ts';
import { compareEntries } from '../../../src/comparison/compare.ts';
import { comparisonMarkdown } from '../../../src/comparison/markdown.ts';
import { comparisonJson, comparisonLines } from '../../../src/comparison/output.ts';
import { EMPTY_ENTRY, EMPTY_NOTE } from '../../../src/data/fields.ts';
import type { Catalog, Entry, SecurityNote } from '../../../src/data/types.ts';
import { catalog } from '../../support/library.ts';

const made = (id: string, more: Partial<Entry> = {}): Entry => ({ ...EMPTY_ENTRY, id, name: id, ...more });
const note = (id: string, more: Partial<SecurityNote> = {}): SecurityNote => ({
  ...EMPTY_NOTE,
  kind: 'vulnerability',
  impact: 'escape',
  ids: [id],
  source: `https://example.com/${id}`,
  ...more,
});

/** The comparison of the entries, in a catalog with other entries. */
const compared = (entries: readonly Entry[], others: readonly Entry[] = [], more: Partial<Catalog> = {}) =>
  compareEntries(entries, { ...catalog, entries: [...entries, ...others], ...more });

/** The texts of a field for each entry. */
function said(comparison: ReturnType<typeof compared>, id: string): readonly string[] | undefined {
  return comparison.fields.find((field) => field.id === id)?.cells.map((cell: Cell) => cellText(cell));
}

const differs = (entries: readonly Entry[], id: string) =>
  compared(entries).fields.find((field) => field.id === id)?.differs;

describe('a field', () => {
  test('differs if two recorded values are unequal', () => {
    expect(differs([made('a', { language: 'Go' }), made('b', { language: 'Rust' })], 'language')).toBe(true);
    expect(differs([made('a', { language: 'Go' }), made('b', { language: 'Go' })], 'language')).toBe(false);
  });

  test('is unknown if one value is not recorded, unless the others differ', () => {
    const [go, unknown, rust] = [made('a', { language: 'Go' }), made('b'), made('c', { language: 'Rust' })];
    expect(differs([go, unknown], 'language')).toBeNull();
    expect(differs([go, unknown, rust], 'language')).toBe(true);
    expect(differs([unknown, made('d')], 'language')).toBe(false);
    expect(said(compared([go, unknown]), 'language')).toEqual(['Go', 'not recorded']);
  });

  test('status has its date, and differs if only the date does', () => {
    const [older, newer] = [made('a', { status: 'archived', statusSince: '2020' }), made('b', { status: 'archived' })];
    expect(said(compared([older, newer]), 'status')).toEqual(['archived since 2020', 'archived']);
    expect(differs([older, newer], 'status')).toBe(true);
  });
});

describe('a mechanism', () => {
  const strict = made('strict', { mechanisms: ['seccomp'], mechanismsNot: ['kvm'] });
  const loose = made('loose', { mechanismsByOption: ['seccomp'], mechanisms: ['of-its-own'] });

  test('is used, used by option, not used, or not recorded', () => {
    const three = compared([strict, loose]);
    expect(said(three, 'uses:seccomp')).toEqual(['uses', 'by option']);
    expect(said(three, 'uses:kvm')).toEqual(['does not', 'not recorded']);
    expect(differs([strict, loose], 'uses:seccomp')).toBe(true);
    expect(differs([strict, loose], 'uses:kvm')).toBeNull();
  });

  test('without records is left out; the others are in the order of the catalog, unknown ones last', () => {
    const ids = compared([loose, strict]).fields.flatMap(({ id }) => (id.startsWith('uses:') ? [id] : []));
    expect(ids).toEqual(['uses:seccomp', 'uses:kvm', 'uses:of-its-own']);
  });

  test('is one of at most a thousand that a list defines', () => {
    const many = (name: string) => Array.from({ length: 1000 }, (_, at) => `${name}-${at}`);
    const entries = ['a', 'b', 'c'].map((id) => made(id, { mechanisms: many(id), mechanismsNot: many(`not-${id}`) }));
    expect(compared(entries).fields.filter(({ id }) => id.startsWith('uses:'))).toHaveLength(1000);
  });

  test('has no field in a list without mechanisms', () => {
    const plain = compared([made('a'), made('b')], [], { mechanisms: [] });
    expect(plain.fields.filter(({ group }) => group === 'isolation')).toEqual([]);
  });
});

describe('vulnerabilities', () => {
  const old = note('CVE-2019-1', { published: '2019-02-11', fixed: ['1.0'] });
  const latest = note('CVE-2026-7', { published: '2026-03', impact: 'denial', fixed: ['1.2.1', '1.3.4'] });
  const undated = note('CVE-2026-9', { fixed: ['2.0'], component: 'Linux' });
  const holed = made('holed', { notes: [old, latest, { ...latest, kind: 'caution', impact: null }] });
  const clean = made('clean');

  test('are counted by impact, without cautions', () => {
    const both = compared([holed, clean]);
    expect(said(both, 'vulnerabilities')).toEqual(['2', 'none recorded']);
    expect(said(both, 'impact:escape')).toEqual(['1', '0']);
    expect(said(both, 'impact:denial')).toEqual(['1', '0']);
    expect(said(both, 'impact:bypass')).toBeUndefined();
  });

  test('the newest one is shown with its fixed releases', () => {
    const both = compared([holed, made('other', { notes: [undated, old] }), clean]);
    expect(said(both, 'newest')).toEqual(['CVE-2026-7 denial 2026-03', 'CVE-2026-9 escape', 'none recorded']);
    expect(said(both, 'fixed')).toEqual(['1.2.1 / 1.3.4', 'Linux 2.0', '']);
  });

  test('without a fixed release say so', () => {
    const open = made('open', { notes: [note('CVE-2026-1', { unfixed: true })] });
    const unclear = made('unclear', { notes: [note('CVE-2026-2')] });
    expect(said(compared([open, unclear]), 'fixed')).toEqual(['not fixed in any release', 'no fixed release recorded']);
  });

  test('have no field in a list without notes', () => {
    expect(
      compared([clean, made('b')], [], { mechanisms: [] }).fields.filter(({ group }) => group === 'vulnerabilities'),
    ).toEqual([]);
  });
});

test('relations are shown from both sides, separately for active and ended entries', () => {
  const base = made('base');
  const over = made('over', { status: 'archived', successors: ['heir'] });
  const rival = made('rival', { status: 'active', successors: ['heir'] });
  const heir = made('heir', { relations: [{ type: 'uses', id: 'base' }] });
  const all = compared([base, over, heir], [rival]);
  expect(said(all, 'usedBy')).toEqual(['heir', 'none recorded', 'none recorded']);
  expect(said(all, 'uses')).toEqual(['none recorded', 'none recorded', 'base']);
  expect(said(all, 'replacedBy')).toEqual(['none recorded', 'heir', 'none recorded']);
  expect(said(all, 'replaces')).toEqual(['none recorded', 'none recorded', 'over']);
  expect(said(all, 'alternativeTo')).toEqual(['none recorded', 'none recorded', 'rival']);
  expect(said(all, 'alternatives')).toBeUndefined();
});

describe('output for other programs', () => {
  const schema = JSON.parse(readFileSync('schema/compare.schema.json', 'utf8'));
  const isValid = new Ajv2020({ strict: false }).compile(schema);

  test('JSON of every entry compared with its neighbours matches the schema', () => {
    const { entries } = catalog;
    for (let at = 0; at + 2 <= entries.length; at++) {
      const json = JSON.parse(comparisonJson(compareEntries(entries.slice(at, at + 2 + (at % 3)), catalog)));
      expect(isValid(json), JSON.stringify(isValid.errors)).toBe(true);
    }
  });

  test('the schema rejects missing and additional fields', () => {
    const [first, ...others] = JSON.parse(comparisonJson(compared([made('a'), made('b')])));
    expect(isValid([{ ...first, more: 1 }, ...others])).toBe(false);
    expect(isValid([{ ...first, values: { a: null } }, ...others])).toBe(false);
    const mechanism = { ...first, group: 'isolation', field: 'uses:kvm' };
    expect(isValid([{ ...mechanism, values: { a: 'uses', b: null } }])).toBe(true);
    expect(isValid([{ ...mechanism, values: { a: 'perhaps', b: null } }])).toBe(false);
  });

  test('values are keyed by entry id; missing ones are null', () => {
    const [a, b] = [made('a', { since: 2015, mechanismsNot: ['kvm'] }), made('b', { notes: [note('CVE-2026-1')] })];
    const json: readonly { readonly field: string }[] = JSON.parse(comparisonJson(compared([a, b])));
    const field = (id: string) => json.find((one) => one.field === id);
    expect(field('since')).toEqual({
      ...{ group: 'facts', field: 'since', name: 'first released', differs: null },
      values: { a: 2015, b: null },
    });
    expect(field('uses:kvm')).toMatchObject({ group: 'isolation', name: 'KVM', values: { a: 'does not', b: null } });
    expect(field('impact:escape')).toMatchObject({ name: 'vulnerabilities: escape', values: { a: 0, b: 1 } });
    expect(field('newest')).toMatchObject({ values: { a: null, b: { ids: ['CVE-2026-1'], impact: 'escape' } } });
  });

  test('each line has one field, with one column per entry after the name', () => {
    const three = compareEntries(catalog.entries.slice(20, 23), catalog);
    const lines = comparisonLines(three).trimEnd().split('\n');
    expect(lines).toHaveLength(three.fields.length + 1);
    expect(lines.filter((line) => line.split('\t').length !== 4)).toEqual([]);
    expect(lines[0]).toBe(`name\t${three.entries.map(({ name }) => name).join('\t')}`);
  });
});

describe('as Markdown', () => {
  test('is a table with a link to each entry, and the fields that differ are bold', () => {
    const [a, b] = [made('a', { url: 'https://a.example/', kind: 'runtime', since: 2015 }), made('b', { since: 2017 })];
    const [head, rule, ...rows] = comparisonMarkdown(compared([a, b])).split('\n');
    expect(head).toBe('|  | [a](https://a.example/) | b |');
    expect(rule).toBe('| --- | --- | --- |');
    expect(rows).toContain('| kind | runtime | not recorded |');
    expect(rows).toContain('| **first released** | 2015 | 2017 |');
  });

  test('the newest vulnerability links to its source', () => {
    const [a, b] = [made('a', { notes: [note('CVE-2026-1', { published: '2026' })] }), made('b')];
    expect(comparisonMarkdown(compared([a, b]))).toContain(
      '| **newest vulnerability** | [CVE-2026-1](https://example.com/CVE-2026-1) escape 2026 | none recorded |',
    );
  });

  test('no text of a list breaks out of its cell or its link', () => {
    const name = 'a|b](https://evil.example) ![x](y) <img src=x> `|` \\| **bold**';
    const odd = made('odd', { name, url: 'https://a.example/(x)|y', summary: `${name} _a_ snake_case`, license: name });
    const text = comparisonMarkdown(compared([odd, made('b')]));
    for (const row of text.split('\n').slice(0, -3)) {
      expect(row.match(/(?<!\\)(?:\\\\)*\|/gu), row).toHaveLength(4);
    }
    expect(text).not.toMatch(/(?<!\\)<|(?<!\\)`|(?<!\\)\]\(https:\/\/evil/u);
    expect(text).toContain('](https://a.example/%28x%29%7Cy)');
    expect(text).toContain('snake_case');
    expect(text).toContain('\\_a\\_');
  });
});

test('a relation recorded for only one entry is not counted as a difference', () => {
  const entries = ['runc', 'crun'].flatMap((id) => catalog.entries.filter((entry) => entry.id === id));
  const { fields } = compareEntries(entries, catalog);
  const relations = fields.filter(({ group }) => group === 'relations');
  const oneSided = relations.filter(({ cells }) =>
    cells.some((cell) => cell.is === 'entries' && cell.entries.length === 0),
  );
  expect(oneSided.length).toBeGreaterThan(0);
  expect(new Set(oneSided.map(({ differs }) => differs))).toEqual(new Set([null]));
});
