import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { exportJson, hitsJson, itemsJson } from '../../../src/commands/print/listing.ts';
import { buildTree, itemsById } from '../../../src/data/tree.ts';
import { readExport } from '../../../src/readers/export/read.ts';
import { createSearch } from '../../../src/search/local.ts';
import { FIELDS } from '../../../src/search/query/fields.ts';
import { hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';
import { NEAR_LIST, NEAR_QUERY } from '../../support/near-list.ts';

type Json = Readonly<Record<string, unknown>>;
type Note = {
  readonly ids: readonly string[];
  readonly impact: string | null;
  readonly nickname: string | null;
  readonly rating: { readonly level: string } | null;
};
/** An item of the export with its type; a vulnerability consists of the notes that share an id. */
type Exported = Json & { readonly id: string; readonly type: string; readonly notes?: readonly Note[] };

const exported = JSON.parse(exportJson(library.catalog, '0.0.0', new Date(0)));
const of = (type: string, items: readonly Json[]) => items.map((item) => ({ ...item, type }) as unknown as Exported);
const entries = of('entry', exported.entries);
const mechanisms = of('mechanism', exported.mechanisms);
const everything: readonly Exported[] = [
  ...entries,
  ...of('measure', exported.measures),
  ...mechanisms,
  ...of('vulnerability', vulnerabilitiesIn([...mechanisms, ...entries].flatMap(({ notes = [] }) => notes))),
];

function vulnerabilitiesIn(notes: readonly Note[]): readonly Json[] {
  const groups: { ids: Set<string>; notes: Note[] }[] = [];
  for (const note of notes.filter(({ ids }) => ids.length > 0)) {
    const known = groups.find(({ ids }) => note.ids.some((id) => ids.has(id)));
    if (known === undefined) groups.push({ ids: new Set(note.ids), notes: [note] });
    else {
      known.notes.push(note);
      for (const id of note.ids) known.ids.add(id);
    }
  }
  const rank = (id: string) => ['CVE', 'GHSA', 'GO'].indexOf(id.split('-')[0] ?? '');
  return groups.map(({ ids, notes: own }) => ({ id: [...ids].sort((a, b) => rank(a) - rank(b))[0], notes: own }));
}

function printed(query: string, search = library.search): readonly Exported[] {
  const result = search.find(query, []);
  expect(result.problems, query).toEqual([]);
  return JSON.parse(hitsJson(hitsBetween(result, 0, result.count), result.standsIn));
}

const idsOf = (items: readonly Exported[]) => items.map(({ type, id }) => `${type} ${id}`).sort();
const notesOf = ({ notes = [] }: Exported) => notes;
const listOf = (item: Exported, name: string) => (item[name] ?? []) as readonly string[];
/** A value as the user types it. */
const typed = (value: string) => (/^[\w.+-]+$/.test(value) ? value : `"${value}"`);

/** The values of each field for an exported item, read only from the JSON. */
const VALUES: Readonly<Record<string, (item: Exported) => readonly unknown[]>> = {
  status: ({ status }) => [status],
  kind: ({ kind }) => [kind],
  uses: (item) => [...listOf(item, 'mechanisms'), ...listOf(item, 'mechanismsByOption')],
  in: (item) => (item.type === 'entry' ? listOf(item, 'category') : ['Security', TITLE[item.type]]),
  license: ({ license }) => [license, ...String(license ?? '').split(/ OR | AND | WITH /)],
  lang: ({ language }) => [language, ...String(language ?? '').split(', ')],
  rootless: ({ rootless }) => [rootless],
  has: (item) => Object.keys(HAS).filter((what) => HAS[what]?.(item)),
  impact: (item) => notesOf(item).map(({ impact }) => impact),
  severity: (item) => notesOf(item).map(({ rating }) => rating?.level),
  is: ({ type }) => [type],
  since: ({ since }) => [since],
  stars: ({ snapshot }) => [(snapshot as { readonly stars: number | null } | null | undefined)?.stars],
};
const TITLE: Readonly<Record<string, string>> = {
  measure: 'Hardening guide',
  mechanism: 'Mechanisms',
  vulnerability: 'Vulnerabilities',
};
const ENDED = ['archived', 'superseded', 'discontinued', 'moved'];
const HAS: Readonly<Record<string, (item: Exported) => boolean>> = {
  cve: (item) => notesOf(item).some(({ ids }) => ids.some((id) => id.startsWith('CVE-'))),
  notes: (item) => notesOf(item).length > 0,
  successor: (item) => listOf(item, 'successors').length > 0 && ENDED.includes(String(item.status)),
  alternative: (item) => listOf(item, 'successors').length > 0 && !ENDED.includes(String(item.status)),
  aliases: (item) =>
    listOf(item, 'aliases').length > 0 ||
    (item.type === 'vulnerability' && notesOf(item).some(({ nickname }) => nickname !== null)),
  links: (item) =>
    listOf(item, 'links').length > 0 || listOf(item, 'sources').length > 0 || item.type === 'vulnerability',
  snapshot: ({ snapshot }) => snapshot !== null && snapshot !== undefined,
};

/** Skipped: an order is no filter, the bundled catalog has no hosts, and years can come from ids instead of notes. */
const NOT_TRIED = new Set(['sort', 'host', 'published']);

const CASES = Object.entries(VALUES).flatMap(([field, valuesOf]) =>
  [...new Set(everything.flatMap(valuesOf))]
    .filter((value) => value !== null && value !== undefined && value !== '')
    .map((value) => [`${field}:${typed(String(value))}`, field, value] as const),
);

describe('a field finds the same as a filter of the export', () => {
  test.each(CASES)('%s', (query, field, value) => {
    const meant = everything.filter((item) => VALUES[field]?.(item).includes(value));
    expect(meant.length).toBeGreaterThan(0);
    expect(idsOf(printed(query))).toEqual(idsOf(meant));
  });

  test('every field is tested with all its values', () => {
    expect(Object.keys(VALUES).sort()).toEqual(
      FIELDS.flatMap(({ name }) => (NOT_TRIED.has(name) ? [] : [name])).sort(),
    );
    expect(CASES.length).toBeGreaterThan(150);
  });

  test.each([
    ['lang:rust', ['Go, Rust', 'Rust', 'Rust, TypeScript']],
    ['license:mit', ['Apache-2.0 OR MIT', 'MIT', 'MIT OR Apache-2.0']],
  ])('%s also finds combined values: %j', (query, written) => {
    const own = (item: Exported) => (query.startsWith('lang') ? item.language : item.license);
    expect([...new Set(printed(query).map(own))].sort()).toEqual(written);
  });

  test.each(['entry', 'mechanism', 'vulnerability'])('has:aliases finds each %s with aliases', (type) => {
    const found = printed(`has:aliases is:${type}`);
    expect(found.length).toBeGreaterThan(5);
    expect(new Set(found.map((item) => item.type))).toEqual(new Set([type]));
  });
});

describe('JSON of items', () => {
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(JSON.parse(readFileSync('schema/export.schema.json', 'utf8')), 'export');
  const faultsOf = (definition: string, items: unknown): unknown => {
    const validate = ajv.compile({ type: 'array', minItems: 1, items: { $ref: `export#/$defs/${definition}` } });
    validate(items);
    return validate.errors;
  };

  test.each([
    'cgroup',
    'capabilities',
    'CVE-2024-21626',
    'firejail xyzzy',
    'is:measure',
    'seccmp rootles',
    'instead of lxd',
  ])('the results of “%s” match the published schema', (query) => {
    expect(faultsOf('foundItem', printed(query))).toBeNull();
    expect(faultsOf('typedItem', printed(query))).not.toBeNull();
  });

  test('all items, in the order of the tree, match the published schema', () => {
    const all = JSON.parse([...itemsJson([...library.items.values()])].join(''));
    expect(faultsOf('typedItem', all)).toBeNull();
    expect(faultsOf('foundItem', all)).not.toBeNull();
    expect(all.map(({ id }: Exported) => id)).toEqual([...library.items.keys()]);
    expect(idsOf(all)).toEqual(idsOf(everything));
  });

  test('an item has all its fields of the export', () => {
    for (const item of printed('is:entry,measure,mechanism')) {
      const { score, near, reason, ...own } = item;
      expect(everything).toContainEqual(own);
      expect([score, near, reason]).toEqual([1, false, null]);
    }
  });

  test.each([
    ['cgroup', 'mechanism', 'cgroups'],
    ['capabilities', 'mechanism', 'capabilities'],
    ['level 2', 'measure', null],
    ['CVE-2024-21626', 'vulnerability', 'CVE-2024-21626'],
    ['runc', 'entry', 'runc'],
  ])('“%s” has the %s first, as on the screen', (query, type, id) => {
    const [first] = printed(query);
    expect(first?.type).toBe(type);
    if (id !== null) expect(first?.id).toBe(id);
  });

  test('replacements have a reason, and the named item has none', () => {
    const found = printed('instead of lxd');
    expect(found[0]).toMatchObject({ id: 'incus', reason: { place: 'kin', text: 'fork of LXD' } });
    expect(found.find(({ id }) => id === 'lxd')).toMatchObject({ reason: null });
    expect(new Set(printed('firejail').map(({ reason }) => reason))).toEqual(new Set([null]));
  });

  test('results that lack a word are near, and others are not', () => {
    expect(new Set(printed('firejail xyzzy').map(({ near }) => near))).toEqual(new Set([true]));
    expect(new Set(printed('firejail').map(({ near }) => near))).toEqual(new Set([false]));
    const { catalog } = readExport(JSON.stringify(NEAR_LIST), 'list.json');
    const mixed = printed(NEAR_QUERY, createSearch(itemsById(buildTree(catalog))));
    expect(mixed.map(({ id, near }) => [id, near])).toEqual([
      ['basalt', false],
      ['marble', true],
    ]);
  });
});
