import { nearest } from '../text/nearest.ts';
import { isClean } from '../text/sanitize.ts';
import { webAddress } from './links.ts';
import {
  type Catalog,
  type Category,
  type Entry,
  type Measure,
  type Mechanism,
  type Noted,
  RELATION_TYPES,
  type SecurityNote,
} from './types.ts';
import { notedIn } from './vulnerabilities.ts';

/** A fault of a catalog. `entry` is the id of the item with the fault: an entry, a measure, a mechanism or a category. */
export type Problem = { readonly entry: string; readonly field: string; readonly message: string };

type Ids = { readonly what: string; readonly known: ReadonlySet<string> };

/** Finds the faults that a schema cannot: wrong ids and references, addresses that no browser may open, undrawable texts. */
export function checkCatalog(catalog: Catalog): Problem[] {
  return [
    ...catalog.categories.flatMap((category, index) =>
      checkParentCategory(category, catalog.categories.slice(0, index)),
    ),
    ...checkIds(catalog),
    ...checkReferences(catalog),
    ...checkParents(catalog.entries),
    ...checkAddresses(catalog.entries),
    ...checkPaths(catalog),
    ...notedIn(catalog).flatMap(checkAdvisories),
    ...checkFlaws(catalog),
    ...checkAgreement(notedIn(catalog)),
    ...checkStrings('catalog', { title: catalog.title }),
    ...allRecords(catalog).flatMap((record) => checkStrings(record.id, record)),
  ];
}

/** Returns `; did you mean "seccomp"?`, or nothing if no known word is near. */
export function suggestion(word: string, known: Iterable<string>): string {
  const [best] = nearest(word, [...known], 1);
  return best === undefined ? '' : `; did you mean "${best}"?`;
}

function allRecords(catalog: Catalog): readonly (Category | Entry | Measure | Mechanism)[] {
  return [...catalog.categories, ...catalog.entries, ...catalog.measures, ...catalog.mechanisms];
}

/** Checks that a category follows its parent: the tree is built from top to bottom, so it would have no place otherwise. */
function checkParentCategory({ id, parent }: Category, before: readonly Category[]): Problem[] {
  const above = before.find((category) => category.id === parent);
  if (parent === null || above?.holds === 'categories') return [];
  const message = above
    ? `"${parent}" holds ${above.holds} and cannot hold a category as well`
    : `no category "${parent}" comes before this one`;
  return [{ entry: id, field: 'parent', message }];
}

function checkIds(catalog: Catalog): Problem[] {
  const seen = new Set<string>();
  return allRecords(catalog).flatMap(({ id }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      {
        entry: id,
        field: 'id',
        message: `"${id}" is taken; entries, measures, mechanisms and categories share one set of ids`,
      },
    ];
  });
}

function checkReferences(catalog: Catalog): Problem[] {
  const entries: Ids = { what: 'entry', known: new Set(catalog.entries.map(({ id }) => id)) };
  const mechanisms: Ids = { what: 'mechanism', known: new Set(catalog.mechanisms.map(({ id }) => id)) };
  return [
    ...catalog.entries.flatMap((entry) => [
      ...checkList(entry.id, 'mechanisms', entry.mechanisms, mechanisms),
      ...checkList(entry.id, 'mechanismsByOption', entry.mechanismsByOption, mechanisms),
      ...checkList(entry.id, 'mechanismsNot', entry.mechanismsNot, mechanisms),
      ...checkRelations(entry, entries),
      ...checkList(entry.id, 'successors', entry.successors, entries),
      ...checkList(entry.id, 'related', entry.related, entries),
    ]),
    ...catalog.measures.flatMap((measure) => [
      ...checkList(measure.id, 'mechanisms', measure.mechanisms, mechanisms),
      ...checkList(measure.id, 'related', measure.related, entries),
    ]),
  ];
}

/** Checks that relations name other entries, and each at most once for a type. */
function checkRelations({ id, relations }: Entry, entries: Ids): Problem[] {
  return RELATION_TYPES.flatMap((type) => {
    const others = relations.filter((relation) => relation.type === type).map((relation) => relation.id);
    return checkList(id, `relations (${type})`, others, entries);
  });
}

function checkList(entry: string, field: string, ids: readonly string[], { what, known }: Ids): Problem[] {
  return ids.flatMap((id, index) => {
    const at = { entry, field: `${field}[${index}]` };
    if (id === entry) return [{ ...at, message: 'refers to itself; remove it' }];
    if (!known.has(id)) return [{ ...at, message: `there is no ${what} "${id}"${suggestion(id, known)}` }];
    return ids.indexOf(id) < index ? [{ ...at, message: `"${id}" is here twice; keep one` }] : [];
  });
}

/** Finds entries that open the same page: they are one thing listed twice. */
function checkAddresses(entries: readonly Entry[]): Problem[] {
  const first = new Map<string, string>();
  return entries.flatMap(({ id, url }) => {
    const other = first.get(url);
    if (other === undefined) first.set(url, id);
    return other === undefined
      ? []
      : [{ entry: id, field: 'url', message: `is that of "${other}"; make one entry of the two` }];
  });
}

type Told = { readonly id: string; readonly note: SecurityNote };

/** Checks that notes with an id in common agree. Text, flaw and fix may differ, because each product has its own. */
function checkAgreement(items: readonly Noted[]): Problem[] {
  const told = new Map<string, Told>();
  return items.flatMap(({ id, notes }) =>
    notes.flatMap((note, index) => {
      const shared = note.ids.find((one) => told.has(one)) ?? '';
      const first = told.get(shared);
      for (const one of note.ids) if (!told.has(one)) told.set(one, { id, note });
      return first === undefined || first.id === id ? [] : disagreement(shared, { id, note }, first, index);
    }),
  );
}

function disagreement(shared: string, { id, note }: Told, first: Told, index: number): Problem[] {
  const field = AGREED.find((name) => JSON.stringify(first.note[name]) !== JSON.stringify(note[name]));
  if (field === undefined) return [];
  const [here, there] = [note, first.note].map((one) => JSON.stringify(one[field]));
  const message = `of ${shared} is ${here} here and ${there} in "${first.id}"; make them agree`;
  return [{ entry: id, field: `notes[${index}].${field}`, message }];
}

const AGREED = ['ids', 'impact', 'nickname', 'rating', 'published'] as const;

/** Checks that an entry comes after its parent, so that the list can be drawn in its own order. */
function checkParents(entries: readonly Entry[]): Problem[] {
  const before = new Set<string>();
  return entries.flatMap(({ id, parent }) => {
    const isFound = parent === null || before.has(parent);
    before.add(id);
    if (isFound) return [];
    return [
      {
        entry: id,
        field: 'parent',
        message: `no entry "${parent}" comes before this one${suggestion(parent, before)}`,
      },
    ];
  });
}

/** Checks the category of each entry. It is given by titles, because these are what the readers of an export need. */
function checkPaths({ categories, entries }: Catalog): Problem[] {
  const paths = new Map<string, string>();
  for (const { id, title, parent } of categories) {
    paths.set(id, parent === null ? title : `${paths.get(parent) ?? parent} > ${title}`);
  }
  const places = new Set(categories.filter(({ holds }) => holds === 'entries').map(({ id }) => paths.get(id) ?? id));
  return entries.flatMap(({ id, category }) => {
    const place = category.join(' > ');
    if (places.has(place)) return [];
    const message = `no category of entries is called "${place}"${suggestion(place, places)}`;
    return [{ entry: id, field: 'category', message }];
  });
}

function checkAdvisories({ id, notes }: Noted): Problem[] {
  return notes.flatMap(({ ids }, index) =>
    ids.flatMap((one, at) => {
      const first = notes.findIndex((note) => note.ids.includes(one));
      if (first === index) return [];
      const message = `${one} is in notes[${first}] already; make one note of the two`;
      return [{ entry: id, field: `notes[${index}].ids[${at}]`, message }];
    }),
  );
}

function checkFlaws(catalog: Catalog): Problem[] {
  const known = new Set(catalog.flaws.map(({ id }) => id));
  return notedIn(catalog).flatMap(({ id, notes }) =>
    notes.flatMap(({ flaw }, index) => {
      if (flaw === null || known.has(flaw)) return [];
      const message = `there is no kind of flaw "${flaw}"${suggestion(flaw, known)}`;
      return [{ entry: id, field: `notes[${index}].flaw`, message }];
    }),
  );
}

function checkStrings(entry: string, record: object): Problem[] {
  return [...eachString(record, '')].flatMap(([field, text]) => {
    const message = faultOfText(text) ?? (/(?:^|\.)(?:url|source)$/.test(field) ? faultOfAddress(text) : null);
    return message === null ? [] : [{ entry, field, message }];
  });
}

/** Yields every string in a record, with the path to it: `notes[2].source`. */
function* eachString(value: unknown, path: string): Generator<readonly [string, string]> {
  if (typeof value === 'string') {
    yield [path, value];
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* eachString(item, `${path}[${index}]`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* eachString(item, path === '' ? key : `${path}.${key}`);
  }
}

function faultOfText(text: string): string | null {
  if (text.trim() !== text) return 'begins or ends with a blank; remove it';
  if (isClean(text)) return null;
  const culprit = [...text].find((character) => !isClean(character));
  if (culprit === undefined) return 'has letters in separate parts; write it in Unicode’s composed form (NFC)';
  const point = (culprit.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `holds U+${point}, which a terminal does not show or takes for a command; remove it`;
}

function faultOfAddress(address: string): string | null {
  if (webAddress(address) !== null) return null;
  return `must be a whole http or https address without a user name or password, not ${JSON.stringify(address)}`;
}
