import { EMPTY_ENTRY, EMPTY_NOTE } from './fields.ts';
import type { Catalog, Entry, SecurityNote } from './types.ts';

type CompactEntry = Partial<Omit<Entry, 'notes'>> & { readonly notes: readonly Partial<SecurityNote>[] };

/**
 * A catalog whose entries and notes have only the fields of which something is known. It brings along what they are without,
 * so that the start need not load the table of fields.
 */
export type CompactCatalog = Omit<Catalog, 'entries'> & {
  readonly entries: readonly CompactEntry[];
  readonly empty: { readonly entry: Entry; readonly note: SecurityNote };
};

/** The form in which the build writes a catalog: a sixth smaller, and as much sooner read. */
export function compactCatalog({ entries, ...rest }: Catalog): CompactCatalog {
  const entry = { ...EMPTY_ENTRY, ...usualDays(entries) };
  const note = { ...EMPTY_NOTE, ...usualDays(entries.flatMap((one) => one.notes)) };
  return {
    ...rest,
    empty: { entry, note },
    entries: entries.map((one) => ({
      ...without(one, entry),
      notes: one.notes.map((told) => without(told, note)),
    })),
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
export function expandCatalog({ entries, empty, ...rest }: CompactCatalog): Catalog {
  return {
    ...rest,
    entries: entries.map((entry) => ({
      ...empty.entry,
      ...entry,
      notes: entry.notes.map((note) => ({ ...empty.note, ...note })),
    })),
  };
}
