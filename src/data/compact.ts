import { EMPTY_ENTRY, EMPTY_MECHANISM, EMPTY_NOTE } from './fields.ts';
import type { Catalog, Entry, Mechanism, Noted, SecurityNote } from './types.ts';

type Compact<Item extends Noted> = Partial<Omit<Item, 'notes'>> & { readonly notes: readonly Partial<SecurityNote>[] };

/**
 * A catalog whose entries, mechanisms and notes have only the fields of which something is known. It brings along what they are
 * without, so that the start need not load the table of fields.
 */
export type CompactCatalog = Omit<Catalog, 'entries' | 'mechanisms'> & {
  readonly entries: readonly Compact<Entry>[];
  readonly mechanisms: readonly Compact<Mechanism>[];
  readonly empty: { readonly entry: Entry; readonly mechanism: Mechanism; readonly note: SecurityNote };
};

/** The form in which the build writes a catalog: a sixth smaller, and as much sooner read. */
export function compactCatalog({ entries, mechanisms, ...rest }: Catalog): CompactCatalog {
  const notes = [...entries, ...mechanisms].flatMap((one) => one.notes);
  const entry = { ...EMPTY_ENTRY, ...usualDays(entries) };
  const note = { ...EMPTY_NOTE, ...usualDays(notes) };
  const compact = <Item extends Noted>(item: Item, empty: Item): Compact<Item> => ({
    ...without(item, empty),
    notes: item.notes.map((one) => without(one, note)),
  });
  return {
    ...rest,
    empty: { entry, mechanism: EMPTY_MECHANISM, note },
    entries: entries.map((one) => compact(one, entry)),
    mechanisms: mechanisms.map((one) => compact(one, EMPTY_MECHANISM)),
  };
}

type Days = { readonly added: string | null; readonly changed: string | null };

/** The days that most have, which are then written once. */
const usualDays = (all: readonly Days[]): Days => ({
  added: commonest(all.map(({ added }) => added)),
  changed: commonest(all.map(({ changed }) => changed)),
});

function commonest(days: readonly (string | null)[]): string | null {
  const counts = new Map<string | null, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

function without<Item extends object>(item: Item, empty: Item): Partial<Item> {
  const known = Object.entries(item).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(empty[name as keyof Item]),
  );
  return Object.fromEntries(known) as Partial<Item>;
}

/** The catalog again, with every field. */
export function expandCatalog({ entries, mechanisms, empty, ...rest }: CompactCatalog): Catalog {
  const expand = <Item extends Noted>(item: Compact<Item>, without: Item): Item => ({
    ...without,
    ...item,
    notes: item.notes.map((note) => ({ ...empty.note, ...note })),
  });
  return {
    ...rest,
    entries: entries.map((entry) => expand(entry, empty.entry)),
    mechanisms: mechanisms.map((mechanism) => expand(mechanism, empty.mechanism)),
  };
}
