import { rememberLast } from '../data/remember.ts';
import type { Catalog, Entry, Noted, SecurityNote } from '../data/types.ts';
import { notedIn } from '../data/vulnerabilities.ts';
import { isCountedApart } from '../versions/part.ts';
import { PACKAGE_NAMES } from './names.ts';

/** A product with versions of its own: an entry, or a component that notes name. */
export type Product = {
  readonly name: string;
  /** The id of the entry; `null` for a component without one, such as `Linux`. */
  readonly id: string | null;
  /** The vulnerabilities of the product, without duplicates. A note about a component still names it. */
  readonly notes: readonly SecurityNote[];
  /** The names of the products that replaced it. */
  readonly successors: readonly string[];
};

/** The products of a catalog. */
export type Products = {
  /** Finds a product by id, name, alias, package or address, ignoring case. */
  readonly find: (name: string) => Product | null;
  /** Finds the entry that a name leads to, if the releases of that name are not the entry's. */
  readonly countedApart: (name: string) => Entry | null;
  /** Whether no vulnerability is recorded of anything. */
  readonly isSilent: boolean;
  /** Names for suggestions, those of products with recorded vulnerabilities first. */
  readonly names: readonly string[];
};

const plain = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ');

/** Reduces a package URL, a Go module or an address to its name: `opencontainers/runc`. */
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
  return {
    find,
    countedApart,
    isSilent: notes.length === 0,
    names: [...names.filter(hasNotes), ...names.filter((name) => !hasNotes(name))],
  };

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

  /** Returns the entry whose releases a note of another item names. */
  function ownerOf(item: Noted, { component }: SecurityNote): Entry | null {
    const owner = component === null ? undefined : entryOf.get(plain(component));
    return owner === undefined || owner === item ? null : owner;
  }
});

/** Maps names to entries. Ids take precedence over names, names over aliases, and aliases over addresses. */
function namesOfEntries(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const named = [
    ...entries.map((entry) => [plain(entry.id), entry] as const),
    ...entries.map((entry) => [plain(entry.name), entry] as const),
    ...entries.flatMap((entry) => entry.aliases.map((alias) => [plain(alias), entry] as const)),
    ...entries.map((entry) => [bare(entry.url), entry] as const),
  ];
  // The first entry with a name wins. An entry of a user's own list may have no address.
  return new Map(named.filter(([name]) => name !== '').reverse());
}

function componentProduct(notes: readonly SecurityNote[]): Product {
  const name = notes[0]?.component ?? '';
  return { name, id: null, notes: once(notes).map((note) => ({ ...note, component: null })), successors: [] };
}

/** Removes each note that shares an id with an earlier one. */
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
