import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCatalog } from '../../../scripts/catalog/read.ts';
import { exportJson } from '../../../src/commands/print/listing.ts';
import { checkCatalog, type Problem } from '../../../src/data/check.ts';
import { EMPTY_ENTRY, EMPTY_NOTE } from '../../../src/data/fields.ts';
import { webAddress } from '../../../src/data/links.ts';
import { buildShelves } from '../../../src/data/shelves.ts';
import { buildTree, everyNode, itemsById, visibleRows } from '../../../src/data/tree.ts';
import type { Catalog } from '../../../src/data/types.ts';
import { findVulnerabilities } from '../../../src/data/vulnerabilities.ts';
import { ListError, readExport } from '../../../src/readers/export/read.ts';

const bundled = readCatalog('src/data/catalog');
const exported = (catalog: Catalog) => exportJson(catalog, '1.0.0', new Date(0));

const readText = (text: string) => readExport(text, 'mine.json').catalog;
const read = (value: unknown) => readText(JSON.stringify(value));
const runc = { id: 'runc', name: 'runc' };

/** A list with one entry that has these fields in addition to its id and name. */
const withFields = (fields: object) => ({ entries: [{ ...runc, ...fields }] });
const firstOf = (value: unknown) => read(value).entries[0];

/** The message about a list: why it is refused, or what was left out of it. Empty if there is no fault. */
function complaint(text: string): string {
  try {
    return readExport(text, 'mine.json').notice ?? '';
  } catch (error) {
    if (error instanceof ListError) return error.message;
    throw error;
  }
}
/** Whether a list is refused as a whole. */
function isRefused(text: string): boolean {
  try {
    readExport(text, 'mine.json');
    return false;
  } catch {
    return true;
  }
}
const complaintAbout = (value: unknown) => complaint(JSON.stringify(value));

/** The branches and items of a list with every branch open. */
function outline(catalog: Catalog): readonly string[] {
  const tree = buildTree(catalog);
  const all = new Set(everyNode(tree).map(({ id }) => id));
  return visibleRows(tree, all).map(({ node, depth }) => `${'  '.repeat(depth)}${node.label}`);
}

test('A note in the format of export version 1 keeps its CVE, its year and its releases', () => {
  const notes = [{ severity: 'critical', text: 'Bad.', cve: 'CVE-2019-5736', year: 2019, fixedIn: '1.2.8 / 1.3.3' }];
  expect(read({ schema: 1, entries: [{ ...runc, notes }] }).entries[0]?.notes).toMatchObject([
    { kind: 'vulnerability', ids: ['CVE-2019-5736'], published: '2019', fixed: ['1.2.8', '1.3.3'] },
  ]);
});

test('An exported catalog can be read back unchanged', () => {
  const list = readText(exported(bundled));
  expect(list).toEqual({ ...bundled, title: 'mine.json', capturedOn: '' });
  expect(outline(list)).toEqual(outline(bundled));
});

test('Ids and names are enough for a list', () => {
  expect(read({ entries: [runc] })).toEqual({
    title: 'mine.json',
    capturedOn: '',
    categories: [{ id: 'uncategorized', title: 'Uncategorized', summary: '', parent: null, holds: 'entries' }],
    entries: [{ ...EMPTY_ENTRY, id: 'runc', name: 'runc', category: ['Uncategorized'] }],
    measures: [],
    mechanisms: [],
    flaws: [],
    revisions: [],
  });
});

test('A field that is null is treated as absent', () => {
  const nothing = Object.fromEntries(Object.keys(bundled.entries[0] ?? {}).map((field) => [field, null]));
  const empty = { schema: null, categories: null, measures: null, mechanisms: null, flaws: null };
  expect(read({ ...empty, entries: [{ ...nothing, ...runc }] })).toEqual(read({ entries: [runc] }));
});

test('The name of the file is safe to draw', () => {
  expect(readExport('{"entries": []}', ' \u001b[31mmy\nlist.json ').catalog.title).toBe('my list.json');
});

test('A list without entries is valid and empty', () => {
  expect(outline(read({ entries: [] }))).toEqual([]);
});

test('Unknown fields are ignored', () => {
  expect(read({ entries: [{ ...runc, stars: 5 }], extra: {} })).toEqual(read({ entries: [runc] }));
});

describe('A file that is not an export', () => {
  test.each([
    ['an empty file', ' \n', 'is empty'],
    ['the list of a README', '# Awesome\n\n- [runc](https://runc.io)\n', 'looks like Markdown, not JSON'],
    ['a README that begins with a badge', '[![Awesome](a.svg)](https://awesome.re)\n', 'looks like Markdown'],
    ['Markdown with a head', '---\ntitle: x\n---\n', 'looks like Markdown'],
    ['a text with links', 'See [runc](https://runc.io).', 'looks like Markdown'],
    ['a web page', '<!doctype html><html></html>', 'looks like HTML'],
  ])('is recognised as %s, and the message says what to do', (_name, text, start) => {
    expect(complaint(text)).toContain(start);
    if (text.trim() !== '') expect(complaint(text)).toContain('give the file an ending that says so');
  });

  test.each([
    ['words', 'runc, crun', 'is not valid JSON: '],
    ['half a file', '{"entries": [', 'is not valid JSON: Unexpected end of JSON input'],
    ['a forgotten comma', '{\n "entries": [\n  {"id": "a" "name": "a"}\n]}', '(line 3, column 14)'],
    ['half a list in a list', '[[1', 'is not valid JSON: '],
  ])('has a message with the place of the error: %s', (_name, text, start) => {
    expect(complaint(text)).toContain(start);
  });

  test.each([
    ['a list of entries', [runc], 'a list'],
    ['a text', 'runc', '“runc”'],
    ['a number', 5, '5'],
    ['nothing', null, 'null'],
  ])('must be an object with entries, not %s', (_name, value, named) => {
    expect(complaintAbout(value)).toBe(
      `it must be an object with entries, as “awesome-containers export --format json” writes it, not ${named}`,
    );
  });

  test.each([
    [
      'no entries',
      {},
      'entries is missing; it must be a list of entries, as “awesome-containers export --format json”',
    ],
    ['entries by their ids', { entries: { runc } }, 'entries must be a list, not an object'],
    ['a newer form', { schema: 3 }, 'schema must be 2, not 3; a newer awesome-containers may read it'],
    ['a form in words', { schema: '1', entries: [] }, 'schema must be 2, not “1”'],
    ['categories in words', { categories: 'Tools', entries: [] }, 'categories must be a list, not “Tools”'],
  ])('is refused with the reason: %s', (_name, value, start) => {
    expect(complaintAbout(value)).toContain(start);
  });

  test('may begin with a byte order mark', () => {
    expect(complaint(`\ufeff${JSON.stringify({ entries: [runc] })}`)).toBe('');
  });
});

describe('The message about a fault names the place and what is expected', () => {
  test.each<[string, object, string]>([
    ['name', { name: 5 }, 'name must be a text, not 5'],
    ['no name', { name: null }, 'name is missing'],
    ['a blank name', { name: ' \u200b\n' }, 'name must not be blank'],
    ['summary', { summary: ['a'] }, 'summary must be a text, not a list'],
    ['address', { url: {} }, 'url must be a text, not an object'],
    ['aliases', { aliases: 'runC' }, 'aliases must be a list, not “runC”'],
    ['an alias', { aliases: ['runC', true] }, 'aliases[1] must be a text, not true'],
    ['an alias of null', { aliases: [null] }, 'aliases[0] must be a text, not null'],
    ['year', { since: '2015' }, 'since must be a whole number, 0 or more, not “2015”'],
    ['half a year', { since: 2015.5 }, 'since must be a whole number, 0 or more, not 2015.5'],
    ['kind', { kind: 5 }, 'kind must be a text, not 5'],
    ['a long kind', { kind: 'k'.repeat(41) }, 'kind has more than 40 characters'],
    ['status', { status: ['active'] }, 'status must be a text, not a list'],
    ['rootless', { rootless: 'zzz' }, 'rootless must be a known word, not “zzz”; the words are: yes, partial, no'],
    ['note', { notes: ['bad'] }, 'notes[0] must be an object, not “bad”'],
    ['impact', { notes: [{}, { impact: 'escpae' }] }, 'notes[1].impact must be a known word, not “escpae”; did'],
    ['source', { notes: [{ text: 'a', source: 1 }] }, 'notes[0].source must be a text, not 1'],
    ['link', { links: [{ title: 1, url: 'https://runc.io' }] }, 'links[0].title must be a text, not 1'],
    ['snapshot', { snapshot: 'then' }, 'snapshot must be an object, not “then”'],
    ['stars', { snapshot: { stars: -1 } }, 'snapshot.stars must be a whole number, 0 or more, not -1'],
    ['category', { category: 'Tools' }, 'category must be a list, not “Tools”'],
    ['depth', { category: Array(101).fill('a') }, 'category has more than 100 titles'],
    ['parent', { parent: 7 }, 'parent must be a text, not 7'],
  ])('%s', (_name, fields, told) => {
    expect(
      complaintAbout({
        entries: [
          { id: 'a', name: 'a' },
          { ...runc, ...fields },
        ],
      }),
    ).toContain(`entries[1] (“runc”): ${told}`);
  });

  test.each<[string, object, string]>([
    ['an entry that is not an object', { entries: [runc, 5] }, 'entries[1] must be an object, not 5'],
    ['an entry without id', { entries: [{ name: 'runc' }] }, 'entries[0] (“runc”): id is missing'],
    ['two entries without id', { entries: [{ name: 'a' }, { name: 'b' }] }, 'id is missing (and 1 more fault)'],
    ['an empty entry', { entries: [{}] }, 'entries[0]: id is missing'],
    ['a measure without level', { measures: [{ id: 'm', subject: 's' }] }, 'measures[0] (“m”): level is missing'],
    ['a level', { measures: [{ id: 'm', subject: 's', level: 6 }] }, 'level must be one of 1, 2, 3, 4, 5, not 6'],
    [
      'a detail',
      { measures: [{ id: 'm', subject: 's', level: 1, details: [{ title: 't', items: [{}, {}] }] }] },
      'measures[0] (“m”): details[0].items[0].name is missing (and 1 more)',
    ],
    [
      'an unknown tool',
      { measures: [{ id: 'm', subject: 's', level: 1, flags: [{ tool: 'dokcer', text: '--init' }] }] },
      'measures[0] (“m”): flags[0].tool must be a known word, not “dokcer”; did you mean “docker”?',
    ],
    ['a boolean', { mechanisms: [{ id: 'm', name: 'm', listedIn2016: 'no' }] }, 'listedIn2016 must be true or false'],
    ['a category', { categories: [{ id: 'c', title: 'C', holds: 'entry' }] }, 'did you mean “entries”?'],
    ['a category without title', { categories: [{ id: 'c' }] }, 'categories[0] (“c”): title is missing'],
  ])('%s', (_name, list, told) => {
    expect(complaintAbout({ entries: [], ...list })).toContain(told);
  });

  test('A flag of an unknown tool is left out, and the other flags stay', () => {
    const flags = [{ tool: 'dokcer', text: '--init' }, { tool: 'docker', text: '--read-only' }, { tool: 'podman' }];
    const list = read({ entries: [], measures: [{ id: 'm', subject: 's', level: 1, flags }] });
    expect(list.measures[0]?.flags).toEqual([{ tool: 'docker', text: '--read-only', remark: null }]);
  });

  test('Only the first of several faults is described, with the number of the others', () => {
    const entries = Array.from({ length: 13 }, (_, index) => ({ id: `e${index}`, name: index }));
    expect(complaintAbout({ entries })).toBe('entries[0] (“e0”): name must be a text, not 0 (and 12 more faults)');
  });

  test('An id of the wrong type counts as one fault', () => {
    expect(complaintAbout({ entries: [{ id: 5, name: 'runc' }] })).toBe(
      'entries[0] (“runc”): id must be a text, not 5',
    );
  });

  test('Quoted text is safe to print, and short', () => {
    const told = complaintAbout(
      withFields({ id: `\u001b[31m${'i'.repeat(500)}`, rootless: '\u001b]0;pwned\u0007🐳'.repeat(99) }),
    );
    expect(told).toContain(
      `entries[0] (“${'i'.repeat(59)}…”): rootless must be a known word, not “${'🐳'.repeat(59)}…”`,
    );
    expect(complaintAbout(withFields({ aliases: '\u202e\u001b[31mred\n' }))).toContain('must be a list, not “red”');
    expect(complaint(`{"a": \u001b[31m${'x\n'.repeat(500)}`)).toMatch(/^[ -~…]{1,200}$/);
  });
});

test('Kinds and statuses may be any words, and are made safe to draw', () => {
  const own = { kind: 'web \u001b[31mframework\n', status: 'beta' };
  const entry = firstOf(withFields(own));
  expect(entry).toMatchObject({ kind: 'web framework', status: 'beta' });
  expect(complaintAbout(withFields(own))).toBe('');
  expect(firstOf(withFields({ kind: 'constructor', status: '__proto__' }))).toMatchObject({
    kind: 'constructor',
    status: '__proto__',
  });
  expect(firstOf(withFields({ kind: 'k'.repeat(99), status: ' ' }))).toMatchObject({
    kind: `${'k'.repeat(39)}…`,
    status: null,
  });
});

describe('Ids', () => {
  test.each<[string, object, string]>([
    [
      'of two entries',
      { entries: [runc, runc] },
      'entries[1] (“runc”): id must be unique; “runc” is also the id of entries[0]',
    ],
    ['that look the same', { entries: [runc, { ...runc, id: ' ru\u200bnc' }] }, '“runc” is also the id of entries[0]'],
    ['of a measure and an entry', { measures: [{ ...runc, level: 1, subject: 's' }] }, 'also the id of entries[0]'],
    ['of a mechanism and an entry', { mechanisms: [runc] }, 'mechanisms[0] (“runc”): id must be unique'],
    [
      'of a category and an entry',
      { categories: [{ id: 'runc', title: 'R' }] },
      'categories[0] (“runc”): id must be unique',
    ],
  ])('%s must differ', (_name, list, told) => {
    expect(complaintAbout({ entries: [runc], ...list })).toContain(told);
  });

  test('may be any other text, and stay unchanged', () => {
    const ids = [
      ...['__proto__', 'constructor', '容器', 'C++', 'Docker', 'foo__bar', 'a.b', 'a/b', 'run c', '-h', '42'],
      ...['bookmarks', 'recent', 'bookmarks/a.b', 'https://example.org/?a=b', 'i'.repeat(500)],
    ];
    const list = read({ entries: ids.map((id) => ({ id, name: id })) });
    expect(list.entries.map(({ id }) => id)).toEqual(ids);
    const shelves = buildShelves({ bookmarks: ids, recent: ids }, itemsById(buildTree(list)));
    const rows = everyNode([...buildTree(list), ...shelves]).map(({ id }) => id);
    expect(new Set(rows).size).toBe(rows.length);
  });

  test('of more than 500 characters are refused, not cut', () => {
    expect(complaintAbout({ entries: [runc, { id: 'i'.repeat(501), name: 'x' }] })).toMatch(
      /^1 entry was left out: entries\[1\] \(“i+…”\): id must have at most 500 characters$/,
    );
  });
});

describe('Values that cannot be used are left out', () => {
  test('Texts are made safe to draw, and blank texts count as absent', () => {
    expect(
      firstOf(
        withFields({ name: ' \u001b[31mrun\u200bc\n', summary: 'a\nb\ud800', license: ' ', aliases: ['', ' x '] }),
      ),
    ).toMatchObject({ name: 'runc', summary: 'a b', license: null, aliases: ['x'] });
  });

  test('Search words are read, and an older list without them is read as well', () => {
    expect(firstOf(withFields({ words: ['low-level runtime', '', ' \u001b[31mspawner '] }))?.words).toEqual([
      'low-level runtime',
      'spawner',
    ]);
    const { words: _, ...before } = { words: [], ...runc };
    expect(firstOf({ entries: [before] })?.words).toEqual([]);
    const list = read({
      mechanisms: [{ id: 'seccomp', name: 'seccomp' }],
      measures: [{ id: 'filter', level: 1, subject: 'Calls', words: ['syscall firewall'] }],
      entries: [before],
    });
    expect(list.mechanisms.map(({ words }) => words)).toEqual([[]]);
    expect(list.measures.map(({ words }) => words)).toEqual([['syscall firewall']]);
  });

  test('References to unknown items, to the item itself, or twice to the same item', () => {
    const ids = ['runc', 'crun', 'gone', 'crun', 'seccomp', ' crun'];
    const mechanisms = [{ id: 'seccomp', name: 'seccomp' }];
    const measures = [{ id: 'm', level: 1, subject: 's', mechanisms: ids, related: ids }];
    const entry = { ...runc, successors: ids, related: ids, mechanisms: ids };
    const list = read({ entries: [entry, { id: 'crun', name: 'crun' }], mechanisms, measures });
    expect(list.entries[0]).toMatchObject({ successors: ['crun'], related: ['crun'], mechanisms: ['seccomp'] });
    expect(list.measures[0]).toMatchObject({ related: ['runc', 'crun'], mechanisms: ['seccomp'] });
  });

  test('Unknown mechanisms of entries stay if the list describes no mechanism', () => {
    expect(firstOf(withFields({ mechanisms: ['seccomp', 'landlock'] }))?.mechanisms).toEqual(['seccomp', 'landlock']);
  });

  test('A parent that does not come before the entry, or is the entry itself', () => {
    const entries = ['b', 'a', 'a', 'c'].map((parent, index) => ({ id: 'abcd'[index], name: 'abcd'[index], parent }));
    const list = read({ entries: [...entries, { id: 'e', name: 'e', parent: 'gone' }] });
    expect(outline(list)).toEqual(['Uncategorized', '  a', '    b', '    c', '      d', '  e']);
  });

  test('A parent that is not an entry', () => {
    const categories = [{ id: 'tools', title: 'Tools' }];
    const entries = [runc, { id: 'crun', name: 'crun', parent: 'tools' }];
    expect(read({ categories, entries }).entries[1]?.parent).toBeNull();
  });

  test('Addresses that cannot be opened', () => {
    const url = 'javascript:alert(1)';
    const links = [{ title: 'Bad', url }, { title: 'Good', url: 'https://runc.io' }, { url: 'https://runc.io/a' }];
    const notes = [{ kind: 'strength', text: 'Safe.', source: 'ftp://runc.io' }];
    const entry = firstOf(withFields({ url, links, notes, snapshot: { url, stars: 1 } }));
    expect(entry?.url).toBe('');
    expect(entry?.links).toEqual([links[1], { title: 'https://runc.io/a', url: 'https://runc.io/a' }]);
    expect(entry?.notes).toEqual([{ ...EMPTY_NOTE, kind: 'strength', text: 'Safe.' }]);
    expect(entry?.snapshot).toEqual({
      name: 'runc',
      url: '',
      category: ['Uncategorized'],
      stars: 1,
      pushedDaysAgo: null,
    });
  });

  test('A snapshot takes absent fields from the entry', () => {
    const now = { url: 'https://runc.io', category: ['Runtimes'] };
    expect(firstOf(withFields({ ...now, snapshot: {} }))?.snapshot).toMatchObject({ name: 'runc', ...now });
    const then = { name: 'libcontainer', url: 'https://docker.com/', category: ['Containers'] };
    expect(firstOf(withFields({ ...now, snapshot: then }))?.snapshot).toMatchObject(then);
  });

  test('Empty notes; a note with an id and without a kind is a vulnerability', () => {
    const notes = [
      { kind: 'caution' },
      { text: 'Old.' },
      { ids: ['CVE-2019-5736'], rating: { level: 'high', by: 'NVD' } },
    ];
    expect(firstOf(withFields({ notes }))?.notes).toMatchObject([
      { kind: 'caution', text: 'Old.', rating: null },
      { kind: 'vulnerability', text: '', ids: ['CVE-2019-5736'], rating: { level: 'high', score: null, by: 'NVD' } },
    ]);
  });
});

test('An address is kept exactly if it may be opened, and still leads to the same page', () => {
  const host = fc.stringMatching(/^[a-z0-9.-]{1,12}(xn--)?[a-z0-9]{0,5}(\.[a-z0-9]{1,4})?$/);
  const texts = fc.oneof(
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.tuple(host, fc.string({ unit: 'binary', maxLength: 6 })).map(([name, path]) => `https://${name}/${path}`),
    host.map((name) => `http://${name}`),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(texts, (url) => {
      const kept = firstOf(withFields({ url }))?.url ?? '';
      expect(webAddress(kept)).toBe(webAddress(url.trim()));
      expect(kept === '').toBe(webAddress(kept) === null);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['a normal address', 'https://runc.io', 'https://runc.io'],
  ['an address in capitals', 'HTTPS://Runc.io/A', 'HTTPS://Runc.io/A'],
  ['an address without the spaces around it', ' https://runc.io/\n', 'https://runc.io/'],
  ['a path that cannot be drawn, encoded for the browser', 'https://runc.io/e\u0301', 'https://runc.io/e%CC%81'],
  ['no address with a backslash', 'https://runc.io/\\evil.example', ''],
  ['no address with a password', 'https://me:secret@runc.io/', ''],
])('The reader keeps %s', (_name, url, kept) => {
  expect(firstOf(withFields({ url }))?.url).toBe(kept);
});

describe('Categories', () => {
  /** Entries called e0, e1 and so on, each in the category of these titles. */
  const at = (...paths: (readonly string[])[]) =>
    paths.map((path, index) => ({ id: `e${index}`, name: `e${index}`, category: path }));
  const category = (id: string, title: string, fields: object = {}) => ({ id, title, ...fields });

  test('are made from the entries, in the order of their first entry', () => {
    const list = read({ entries: at(['B', 'Y'], ['A'], ['B', 'X'], ['B'], ['A'], []) });
    expect(outline(list)).toEqual([
      ...['B', '  Y', '    e0', '  X', '    e2', '  e3'],
      ...['A', '  e1', '  e4', 'Uncategorized', '  e5'],
    ]);
    expect(list.categories).toMatchObject([
      { id: 'b', title: 'B', parent: null, holds: 'entries' },
      { id: 'b-y', title: 'Y', parent: 'b', holds: 'entries' },
      { id: 'a' },
      { id: 'b-x' },
      { id: 'uncategorized' },
    ]);
  });

  test('without entries of their own are marked as holding categories', () => {
    expect(read({ entries: at(['A', 'B']) }).categories[0]).toMatchObject({ title: 'A', holds: 'categories' });
  });

  test('get unique ids', () => {
    const paths = [['E0'], ['Tools'], ['tools!'], ['tools', '!!'], ['!?'], ['Recent'], ['容器'], ['Tools 2']];
    const ids = read({ entries: [...at(...paths), { id: 'tools', name: 'x', category: ['Tools'] }] }).categories;
    expect(ids.map(({ id }) => id)).toEqual([
      ...['e0-2', 'tools-2', 'tools-3', 'tools-4', 'tools-4-category', 'category', 'recent', '容器', 'tools-2-2'],
    ]);
  });

  test('in the file stay unchanged, and missing ones follow them', () => {
    const categories = [
      { id: 'x', title: 'Empty', summary: 'Nothing.', parent: null, holds: 'entries' },
      { id: 's', title: 'Security', summary: '', parent: null, holds: 'categories' },
      { id: 't', title: 'Tools', summary: 'To check.', parent: 's', holds: 'entries' },
    ];
    const list = read({ categories, entries: at(['Security', 'Tools'], ['Clouds'], ['Security', 'Links']) });
    expect(list.categories.slice(0, 3)).toEqual(categories);
    expect(outline(list)).toEqual([
      ...['Empty', 'Security', '  Tools', '    e0', '  Links', '    e2', 'Clouds', '  e1'],
    ]);
  });

  test('marked as holding categories may also hold entries', () => {
    const categories = [category('s', 'Security', { holds: 'categories' }), category('t', 'Tools', { parent: 's' })];
    const list = read({ categories, entries: at(['Security'], ['Security', 'Tools']) });
    expect(outline(list)).toEqual(['Security', '  Tools', '    e1', '  e0']);
  });

  test('move to the top level if their parent does not come before them', () => {
    const categories = [category('a', 'A', { parent: 'b' }), category('b', 'B', { parent: 'b' })];
    expect(outline(read({ categories, entries: at(['A'], ['B']) }))).toEqual(['A', '  e0', 'B', '  e1']);
  });

  test.each<[string, object[], string]>([
    ['the same place and title', [category('a', 'A'), category('b', 'A')], '(“b”): title must differ; “a” has'],
    [
      'the measures',
      [category('a', 'A', { holds: 'measures' }), category('b', 'B', { holds: 'measures' })],
      '(“b”): holds must not be “measures”, which “a” holds already',
    ],
  ])('cannot both have %s', (_name, categories, told) => {
    expect(complaintAbout({ categories, entries: [] })).toContain(told);
  });

  test('with a slash in their titles are not mixed up', () => {
    const list = read({ entries: at(['A/B'], ['A', 'B', 'C'], ['A', 'B'], ['A']) });
    expect(outline(list)).toEqual(['A/B', '  e0', 'A', '  B', '    C', '      e1', '    e2', '  e3']);
    expect(list.entries.map((entry) => entry.category)).toEqual([['A/B'], ['A', 'B', 'C'], ['A', 'B'], ['A']]);
  });

  test.each([
    ['a slash', ['x/y'], ['x', 'y']],
    ['a control character', ['x\u0000y'], ['x', 'y']],
    ['a quotation mark', ['x","y'], ['x', 'y']],
    ['an arrow', ['x > y'], ['x', 'y']],
    ['a comma', ['x,y'], ['x', 'y']],
  ])('with one title that contains %s differ from two nested titles', (_name, one, two) => {
    const [first, second, third] = read({ entries: at(one, two, one) }).entries.map(({ category }) => category);
    expect(first).toHaveLength(1);
    expect(second).toEqual(two);
    expect(third).toEqual(first);
  });

  test('of a parent entry apply to a child without a category', () => {
    const entries = [
      { ...runc, category: ['Tools'] },
      { id: 'crun', name: 'crun', parent: 'runc' },
    ];
    expect(outline(read({ entries }))).toEqual(['Tools', '  runc', '    crun']);
  });

  const measures = [{ id: 'm', level: 2, levelTitle: 'services', subject: 'Drop capabilities' }];
  const mechanisms = [{ id: 'seccomp', name: 'seccomp' }];

  test('for measures and mechanisms are added if the file has none', () => {
    expect(outline(read({ entries: [], measures, mechanisms }))).toEqual([
      ...['Hardening guide', '  2 services', '    Drop capabilities', 'Mechanisms', '  seccomp'],
    ]);
  });

  test('for measures and mechanisms in the file are used, and never hold entries', () => {
    const categories = [
      category('g', 'Guide', { holds: 'measures' }),
      category('k', 'Kernel', { holds: 'mechanisms' }),
    ];
    expect(outline(read({ categories, entries: at(['Guide']), measures, mechanisms }))).toEqual([
      ...['Guide', '  2 services', '    Drop capabilities', 'Kernel', '  seccomp', 'Guide', '  e0'],
    ]);
  });
});

describe('A malicious list', () => {
  test('cannot change the prototypes of objects', () => {
    const text =
      '{"__proto__": {"entries": 5}, "constructor": 1, "entries": [{"__proto__": {"name": 5}, "id": "a", "name": "A"}]}';
    expect(readText(text).entries[0]).toMatchObject({ id: 'a', name: 'A' });
    expect(complaint('{"__proto__": {"entries": []}}')).toContain('entries is missing');
  });

  test.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('is refused with deeply nested %s', (_name, open, close) => {
    const deep = `${open.repeat(200_000)}${open === '[' ? '' : '1'}${close.repeat(200_000)}`;
    expect(complaint(deep)).not.toBe('');
    expect(complaint(`{"entries": ${deep}}`)).not.toBe('');
    expect(complaint(`{"entries": [{"id": "a", "name": ${deep}}]}`)).toMatch(/name must be a text|is not valid JSON/);
    expect(complaint(`{"entries": [{"id": "a", "name": "a", "category": [${deep}]}]}`)).not.toBe('');
  });

  test.each(['1e400', '-1e400', '123456789012345678901234567890'])('is refused with the number %s', (number) => {
    expect(complaint(`{"entries": [], "schema": ${number}}`)).toContain('schema must be 2, not ');
    expect(complaint(`{"entries": [{"id": "a", "name": "a", "since": ${number}}]}`)).toContain('a whole number');
  });

  test('is read with 0 instead of the number -0', () => {
    const text = '{"entries": [{"id": "a", "name": "a", "since": -0}]}';
    expect(readText(text).entries[0]?.since).toBe(0);
  });

  test('is refused with endlessly nested categories', () => {
    expect(complaintAbout(withFields({ category: Array(200_000).fill('a') }))).toContain(
      'category has more than 1,000 items',
    );
  });

  test('has one short message even if everything in it is wrong', () => {
    const entries = Array.from({ length: 20_000 }, (_, index) => ({ id: `e${index}`, name: 'e', rootless: 'yse' }));
    expect(complaintAbout({ entries })).toMatch(/did you mean “yes”\? \(and 19999 more\)$/);
  });

  test('can be drawn if each entry is the child of the previous one', () => {
    const entries = Array.from({ length: 20_000 }, (_, at) => ({ id: `e${at}`, name: 'e', parent: `e${at - 1}` }));
    expect(itemsById(buildTree(read({ entries }))).size).toBe(20_000);
  });

  test('can be drawn if each category is the child of the previous one', () => {
    const categories = Array.from({ length: 20_000 }, (_, at) => ({
      id: `c${at}`,
      title: `${at}`,
      parent: at === 0 ? null : `c${at - 1}`,
    }));
    expect(everyNode(buildTree(read({ entries: [], categories })))).toHaveLength(20_000);
  });

  test('does not take long if all titles make the same id', () => {
    const title = (at: number) => at.toString(2).replaceAll('0', '!').replaceAll('1', '?');
    const entries = Array.from({ length: 50_000 }, (_, at) => ({ id: `e${at}`, name: 'e', category: [title(at)] }));
    expect(new Set(read({ entries }).categories.map(({ id }) => id)).size).toBe(50_000);
  });

  test('does not take long with endless texts and lists', () => {
    const long = 'a-'.repeat(500_000);
    expect(firstOf(withFields({ url: `https://${long}`, related: Array(200_000).fill('runc') }))?.related).toEqual([]);
    expect(complaintAbout(withFields({ kind: long })).length).toBeLessThan(1_000);
    expect(complaint(`[${'['.repeat(2_000)}x`).length).toBeLessThan(300);
  });
});

/** Harmless faults of a list that cannot be corrected automatically. */
const TOLERATED =
  /user name or password, not ""$|; make one entry of the two$|; make them agree$|; make one note of the two$|^there is no kind of flaw|cannot hold a category as well$/;

function isTolerated({ field, message }: Problem, catalog: Catalog): boolean {
  return TOLERATED.test(message) || (catalog.mechanisms.length === 0 && field.startsWith('mechanisms'));
}

/** Fails unless the text is either refused in one line, or a catalog that can be drawn, searched and exported. */
function expectCatalogOrComplaint(text: string): 'catalog' | 'complaint' {
  expect(complaint(text)).toMatch(/^[^\p{Cc}]*$/u);
  if (isRefused(text)) return 'complaint';
  const catalog = readText(text);
  const tree = buildTree(catalog);
  const nodes = everyNode(tree).map(({ id }) => id);
  const listed = [...catalog.entries, ...catalog.measures, ...catalog.mechanisms].map(({ id }) => id);
  const items = [...listed, ...findVulnerabilities(catalog).map(({ id }) => id)];
  expect(new Set(nodes).size).toBe(nodes.length);
  expect(
    [...itemsById(tree).values()]
      .map(({ id, label, subject }) => (subject.kind === 'vulnerability' ? label : id))
      .sort(),
  ).toEqual(items.sort());
  expect(checkCatalog(catalog).filter((problem) => !isTolerated(problem, catalog))).toEqual([]);
  expect(readText(exported(catalog))).toEqual(catalog);
  return 'catalog';
}

test('Any JSON is either a valid catalog or refused', () => {
  const word = fc.constantFrom(
    'a',
    'b',
    'A/B',
    ' ',
    'runtime',
    'https://runc.io',
    'entries',
    'measures',
    'a\ud800',
    '__proto__',
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 4 }, word, fc.constantFrom(0, 1, -0, 2015, null, true), tie('list'), tie('object')),
    list: fc.array(tie('any'), { maxLength: 3 }),
    object: fc.dictionary(
      fc.constantFrom(
        'id',
        'name',
        'title',
        'parent',
        'category',
        'holds',
        'notes',
        'text',
        'links',
        'url',
        'level',
        'subject',
      ),
      tie('any'),
    ),
  })).any;
  const lists = fc.record(
    { entries: value, categories: value, measures: value, mechanisms: value },
    { requiredKeys: ['entries'] },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        lists.map((list) => JSON.stringify(list)),
      ),
      (text) => {
        expectCatalogOrComplaint(text);
      },
    ),
    { numRuns: 2_000 },
  );
});

/** Changes one nested value: `way` is the path to it, and `change` returns the new value. */
function mutate(value: unknown, way: readonly number[], change: (found: unknown) => unknown): unknown {
  const [first, ...rest] = way;
  if (typeof value !== 'object' || value === null || first === undefined) return change(value);
  const keys = Object.keys(value);
  const key = keys[first % Math.max(1, keys.length)];
  if (key === undefined) return change(value);
  const pairs = Object.entries(value).flatMap(([name, inner]) => {
    const changed = name === key ? mutate(inner, rest, change) : inner;
    return changed === undefined ? [] : [[name, changed] as const];
  });
  return Array.isArray(value) ? pairs.map(([, inner]) => inner) : Object.fromEntries(pairs);
}

test('A mutated export is either a valid catalog or refused', () => {
  const family = bundled.entries.filter(({ parent }) => parent !== null).slice(0, 2);
  const entries = bundled.entries.filter(
    ({ id, successors }, index) =>
      index < 4 || (index < 120 && successors.length > 0) || family.some((one) => [one.id, one.parent].includes(id)),
  );
  const some = {
    ...bundled,
    entries,
    measures: bundled.measures.slice(0, 3),
    mechanisms: bundled.mechanisms.slice(0, 3),
  };
  const value: unknown = JSON.parse(exported(some));
  const ids = [...some.categories, ...some.entries, ...some.measures, ...some.mechanisms].map(({ id }) => id);
  const changes = fc.oneof(
    fc.constant(() => undefined),
    fc.constant((found: unknown) => (Array.isArray(found) ? [...found].reverse() : null)),
    fc.constant((found: unknown) => (Array.isArray(found) ? [...found, ...found] : found)),
    fc.constantFrom(...ids, ' ', '', 'A/B', 'critical', 0, 1, [], ['runc'], {}).map((replaced) => () => replaced),
    fc.jsonValue({ maxDepth: 2 }).map((replaced) => () => replaced),
  );
  const mutations = fc.array(fc.tuple(fc.array(fc.nat(200), { minLength: 1, maxLength: 5 }), changes), {
    minLength: 1,
    maxLength: 4,
  });
  const outcomes = new Set<string>();
  fc.assert(
    fc.property(mutations, (list) => {
      const mutated = list.reduce((so, [way, change]) => mutate(so, way, change), value);
      outcomes.add(expectCatalogOrComplaint(JSON.stringify(mutated)));
    }),
    { numRuns: 200 },
  );
  expect(outcomes).toEqual(new Set(['catalog', 'complaint']));
});

describe('One fault does not lose the whole list', () => {
  const namesIn = (list: unknown) => read(list).entries.map(({ name }) => name);
  const good = { id: 'good', name: 'Good' };

  test.each<[string, unknown, string]>([
    ['a number', 5, 'entries[0] must be an object, not 5'],
    ['null', null, 'entries[0] must be an object, not null'],
    ['a list', [], 'entries[0] must be an object, not a list'],
    ['without name', { id: 'x' }, 'entries[0] (“x”): name is missing'],
    ['with a number as its name', { id: 'x', name: 5 }, 'entries[0] (“x”): name must be a text, not 5'],
    ['with a blank name', { id: 'x', name: '\u200b ' }, 'entries[0] (“x”): name must not be blank'],
    ['without id', { name: 'x' }, 'entries[0] (“x”): id is missing'],
    ['with a number as its id', { id: 5, name: 'x' }, 'entries[0] (“x”): id must be a text, not 5'],
  ])('An entry that is %s is left out and reported', (_name, entry, told) => {
    expect(namesIn({ entries: [entry, good] })).toEqual(['Good']);
    expect(complaintAbout({ entries: [entry, good] })).toBe(`1 entry was left out: ${told}`);
  });

  test.each<[string, object, string]>([
    ['unknown degree', { rootless: 'maybe' }, 'rootless must be a known word, not “maybe”'],
    ['summary of the wrong type', { summary: 7 }, 'summary must be a text, not 7'],
    ['invalid link', { links: [5] }, 'links[0] must be an object, not 5'],
    [
      'address that may not be opened',
      { url: 'javascript:alert(1)' },
      'url must be a web address, not “javascript:alert(1)”',
    ],
    [
      'link to a file',
      { links: [{ url: 'file:///etc/passwd' }] },
      'links[0].url must be a web address, not “file:///etc/passwd”',
    ],
    ['parent that is itself', { parent: 'x' }, 'parent must be one that stands before it, not “x”'],
    ['unknown parent', { parent: '__proto__' }, 'parent must be one that stands before it, not “__proto__”'],
  ])('A field is ignored and reported: %s', (_name, fields, told) => {
    const list = { entries: [{ id: 'x', name: 'X', ...fields }, good] };
    expect(namesIn(list)).toEqual(['X', 'Good']);
    expect(complaintAbout(list)).toContain(`1 field was ignored: entries[0] (“x”): ${told}`);
  });

  test('The first of two entries with the same id stays', () => {
    const list = { entries: [{ id: 'x', name: 'First' }, { id: 'x', name: 'Second' }, good] };
    expect(namesIn(list)).toEqual(['First', 'Good']);
    expect(complaintAbout(list)).toContain('1 entry was left out: entries[1] (“x”): id must be unique');
  });

  test('The child of an entry that was left out is put into its category', () => {
    const entries = [{ id: 'x' }, { id: 'y', name: 'Y', parent: 'x', category: ['Tools'] }];
    expect(outline(read({ entries }))).toEqual(['Tools', '  Y']);
  });

  test('Two entries that are each the parent of the other are both shown', () => {
    const entries = [
      { id: 'x', name: 'X', parent: 'y' },
      { id: 'y', name: 'Y', parent: 'x' },
    ];
    expect(outline(read({ entries }))).toEqual(['Uncategorized', '  X', '    Y']);
  });

  test('Several faults are counted by their consequence, with the first of each', () => {
    const list = {
      entries: [good, {}, 5, { id: 'x', name: 'X', since: 'no', rootless: 'maybe', summary: 's'.repeat(30_000) }],
      measures: [{ id: 'm', subject: 's' }],
    };
    expect(complaintAbout(list)).toMatch(
      /^3 items were left out: entries\[1\]: id is missing \(and 2 more\); 2 fields were ignored: .* \(and 1 more\); 1 field was cut: entries\[3\] \(“x”\): summary has more than 20,000 characters$/,
    );
  });

  test('The content of a duplicate category moves to the first one', () => {
    const categories = [
      { id: 'a', title: 'A' },
      { id: 'b', title: 'A' },
      { id: 'c', title: 'C', parent: 'b' },
    ];
    const entries = [{ ...good, category: ['A', 'C'] }];
    expect(outline(read({ categories, entries }))).toEqual(['A', '  C', '    Good']);
    expect(complaintAbout({ categories, entries })).toContain('1 category was left out: categories[1] (“b”): title');
  });

  test('A list without any usable item is refused', () => {
    expect(isRefused(JSON.stringify({ entries: [5, { id: 'x' }] }))).toBe(true);
  });
});

describe('The size of a list is limited', () => {
  const titles = (count: number) => Array.from({ length: count }, (_, at) => `t${at}`);

  test('A path of 50 titles is shown in full', () => {
    const list = read({ entries: [{ ...runc, category: titles(50) }] });
    expect(outline(list)).toHaveLength(51);
    expect(outline(list).at(-1)).toBe(`${'  '.repeat(50)}runc`);
    expect(complaintAbout({ entries: [{ ...runc, category: titles(50) }] })).toBe('');
  });

  test('An entry below more than a hundred titles is put into the hundredth category', () => {
    const entries = [{ ...runc, category: titles(150) }];
    expect(read({ entries }).entries[0]?.category).toEqual(titles(100));
    expect(complaintAbout({ entries })).toBe('1 field was cut: entries[0] (“runc”): category has more than 100 titles');
  });

  test('Categories and entries that are nested deeper are placed at the deepest level', () => {
    const chain = titles(150).map((id, at) => ({ id, title: id, name: id, parent: at === 0 ? null : `t${at - 1}` }));
    const asCategories = outline(read({ categories: chain, entries: [{ ...runc, category: titles(1) }] }));
    const asEntries = outline(read({ entries: chain }));
    const depthOf = (line = '') => line.search(/\S/) / 2;
    expect(Math.max(...asCategories.map(depthOf))).toBe(99);
    expect(Math.max(...asEntries.map(depthOf))).toBe(100);
    expect(asEntries.filter((line) => depthOf(line) === 100)).toHaveLength(51);
    expect(complaintAbout({ entries: chain })).toMatch(/^50 fields were cut: .* parent is nested more than 100 deep/);
  });

  test.each<[string, (text: string) => object, number]>([
    ['name', (text) => ({ name: text }), 500],
    ['category', (text) => ({ category: [text] }), 500],
    ['summary', (text) => ({ summary: text }), 20_000],
    ['text of a note', (text) => ({ notes: [{ text }] }), 20_000],
  ])('The %s of an entry is cut with an ellipsis, and the cut is reported', (_name, fields, most) => {
    const texts = [
      'x'.repeat(1_000_000),
      'word '.repeat(200_000),
      '容'.repeat(200_000),
      '👩‍🚀'.repeat(100_000),
      `${'\u001b[31m'.repeat(100_000)}x`,
      `a${'\u0301\u0316'.repeat(100_000)}`,
      '\u1100'.repeat(100_000),
      `${'x'.repeat(most - 2)}é${'\u0301\u0302'.repeat(20)}${'y'.repeat(99)}`,
    ];
    for (const text of texts) {
      const list = withFields(fields(text));
      const entry = firstOf(list);
      const kept = Math.max(...lengthsIn(entry));
      expect(kept).toBeLessThanOrEqual(most);
      expect(JSON.stringify(entry)).toContain('…');
      expect(JSON.stringify(entry)).not.toMatch(/\\ud[89a-f]/);
      expect(complaintAbout(list)).toMatch(/^1 field was cut: entries\[0\] \(“runc”\): /);
      expect(firstOf(JSON.parse(exported(read(list))))).toEqual(entry);
    }
  });

  test('A text is never cut within a grapheme cluster', () => {
    const cluster = 'e\u0323\u0302\u0335\u0336';
    const name = firstOf(withFields({ name: `${'x'.repeat(497)}${cluster}${'y'.repeat(99)}` }))?.name;
    expect(name).toBe(`${'x'.repeat(497)}…`);
  });

  test.each<[string, object]>([
    ['aliases', { aliases: Array(5_000).fill('alias') }],
    ['links', { links: Array(200_000).fill({ title: 'x', url: 'https://runc.io' }) }],
    ['related', { related: Array(200_000).fill('runc') }],
    ['notes', { notes: Array(200_000).fill({ text: 'x' }) }],
  ])('Only the first thousand %s are kept', (field, fields) => {
    const entry = firstOf(withFields(fields)) as unknown as Record<string, readonly unknown[]>;
    expect(entry[field]?.length).toBeLessThanOrEqual(1_000);
    expect(complaintAbout(withFields(fields))).toBe(
      `1 field was cut: entries[0] (“runc”): ${field} has more than 1,000 items`,
    );
  });

  test('The total length of all texts of an entry is limited', () => {
    const notes = Array.from({ length: 1_000 }, () => ({ text: 'word '.repeat(3_000) }));
    const entry = firstOf(withFields({ notes }));
    expect(JSON.stringify(entry).length).toBeLessThan(300_000);
    expect(complaintAbout(withFields({ notes }))).toContain('characters');
  });

  test('An address that is too long is left out', () => {
    const list = withFields({ url: `https://runc.io/${'a'.repeat(5_000)}` });
    expect(firstOf(list)?.url).toBe('');
    expect(complaintAbout(list)).toContain('url must have at most 4,000 characters');
  });

  // More than the maximum number of arguments of a call.
  test('A hundred and fifty thousand entries or categories are all kept', () => {
    const one = read({ entries: Array.from({ length: 150_000 }, (_, at) => ({ id: `e${at}`, name: 'e' })) });
    const tree = buildTree(one);
    const open = new Set(everyNode(tree).map(({ id }) => id));
    expect(visibleRows(tree, open)).toHaveLength(150_001);
    const many = read({
      entries: Array.from({ length: 150_000 }, (_, at) => ({ id: `e${at}`, name: 'e', category: [`${at}`] })),
    });
    expect(everyNode(buildTree(many))).toHaveLength(300_000);
  });

  /** The lengths of all texts in a value. */
  function lengthsIn(value: unknown): readonly number[] {
    if (typeof value === 'string') return [value.length];
    if (typeof value !== 'object' || value === null) return [];
    return Object.values(value).flatMap(lengthsIn);
  }
});
