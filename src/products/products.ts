import { rememberLast } from '../data/remember.ts';
import type { Catalog, Entry, Noted, SecurityNote } from '../data/types.ts';
import { notedIn } from '../data/vulnerabilities.ts';
import { isCountedApart } from '../versions/part.ts';
import { PACKAGE_NAMES } from './names.ts';

/** What has versions of its own: an entry, or a component that notes name. */
export type Product = {
  readonly name: string;
  /** Id of the entry; `null` for a component that has none, such as `Linux`. */
  readonly id: string | null;
  /** Its vulnerabilities, each once. A note about a component still names it. */
  readonly notes: readonly SecurityNote[];
  /** The names of what took its place. */
  readonly successors: readonly string[];
};

/** The products of a catalog by their names. */
export type Products = {
  /** By id, name, alias, package or address, without case. */
  readonly find: (name: string) => Product | null;
  /** The entry that has a name, but whose releases are not those of what is called so. */
  readonly countedApart: (name: string) => Entry | null;
  /** For suggestions, those of products with recorded vulnerabilities first. */
  readonly names: readonly string[];
};

const plain = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ');

/** What is left of a package URL, of a Go module or of an address: `opencontainers/runc`. */
const bare = (name: string): string =>
  plain(name)
    .replace(/^pkg:(?:(?:deb|rpm|apk)\/[^/]+|[\w-]+)\//, '')
    .replace(/^https?:\/\//, '')
    .replace(/^github\.com\//, '')
    .replace(/(?:\.git|\/v\d+)?\/?$/, '');

/** Finds the products of a catalog. */
export const findProducts = rememberLast((catalog: Pick<Catalog, 'entries' | 'mechanisms'>): Products => {
  const entryOf = namesOfEntries(catalog.entries);
  const notes = notedIn(catalog).flatMap((item) =>
    item.notes.filter(({ kind }) => kind === 'vulnerability').map((note) => ({ item, note })),
  );
  const own = groupBy(notes, ({ item }) => item.id);
  const foreign = groupBy(notes, ({ item, note }) => ownerOf(item, note)?.id ?? null);
  const components = groupBy(notes, ({ item, note }) =>
    note.component === null || ownerOf(item, note) !== null ? null : plain(note.component),
  );
  const names = [...components.keys(), ...entryOf.keys()].filter((name) => !isCountedApart(name));
  return { find, countedApart, names: [...names.filter(hasNotes), ...names.filter((name) => !hasNotes(name))] };

  function find(name: string): Product | null {
    const called = bare(name);
    return productCalled(called) ?? productCalled(PACKAGE_NAMES.get(called) ?? '');
  }

  function productCalled(called: string): Product | null {
    const component = components.get(called);
    if (component) return componentProduct(component.map(({ note }) => note));
    const entry = entryOf.get(called);
    if (entry === undefined || isCountedApart(called)) return null;
    const others = (foreign.get(entry.id) ?? []).map(({ note }) => ({ ...note, component: null }));
    const recorded = (own.get(entry.id) ?? []).map(({ note }) => note);
    const successors = entry.successors.flatMap((id) => entryOf.get(id)?.name ?? []);
    return { name: entry.name, id: entry.id, notes: once([...recorded, ...others]), successors };
  }

  function countedApart(name: string): Entry | null {
    return isCountedApart(bare(name)) ? (entryOf.get(bare(name)) ?? null) : null;
  }

  function hasNotes(name: string): boolean {
    return components.has(name) || own.has(entryOf.get(name)?.id ?? '');
  }

  /** The entry whose releases a note of another item names. */
  function ownerOf(item: Noted, { component }: SecurityNote): Entry | null {
    const owner = component === null ? undefined : entryOf.get(plain(component));
    return owner === undefined || owner === item ? null : owner;
  }
});

/** Ids go before names, and those before aliases. */
function namesOfEntries(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const named = [
    ...entries.map((entry) => [plain(entry.id), entry] as const),
    ...entries.map((entry) => [plain(entry.name), entry] as const),
    ...entries.flatMap((entry) => entry.aliases.map((alias) => [plain(alias), entry] as const)),
    ...entries.map((entry) => [bare(entry.url), entry] as const),
  ];
  // The first of a name stays. An entry of a reader's own list may have no address.
  return new Map(named.filter(([name]) => name !== '').reverse());
}

function componentProduct(notes: readonly SecurityNote[]): Product {
  const name = notes[0]?.component ?? '';
  return { name, id: null, notes: once(notes).map((note) => ({ ...note, component: null })), successors: [] };
}

/** Of notes that share an id, the first. */
function once(notes: readonly SecurityNote[]): readonly SecurityNote[] {
  const seen = new Set<string>();
  return notes.filter(({ ids }) => {
    const isNew = !ids.some((id) => seen.has(id));
    for (const id of ids) seen.add(id);
    return isNew;
  });
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
