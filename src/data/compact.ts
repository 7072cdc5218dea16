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
  return {
    ...rest,
    empty: { entry: EMPTY_ENTRY, note: EMPTY_NOTE },
    entries: entries.map((entry) => ({
      ...without(entry, EMPTY_ENTRY),
      notes: entry.notes.map((note) => without(note, EMPTY_NOTE)),
    })),
  };
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
