import type { Catalog, SecurityNote } from './types.ts';

/** A change to an item since the revision before. `note` is the index of a note among those of the item. */
export type Change =
  | { readonly what: 'added'; readonly id: string }
  | { readonly what: 'status'; readonly id: string; readonly from: string | null; readonly to: string | null }
  | { readonly what: 'note'; readonly id: string; readonly note: number }
  | { readonly what: 'fixed'; readonly id: string; readonly note: number; readonly releases: readonly string[] };

export const CHANGES = ['added', 'status', 'note', 'fixed'] as const satisfies readonly Change['what'][];

/** A state in which the catalog was published: its number, its day, and what changed with it. */
export type Revision = { readonly revision: number; readonly asOf: string; readonly changes: readonly Change[] };

/** The number and the day of the newest revision of a catalog; both are `null` for a list without revisions. */
export type CatalogState = { readonly revision: number | null; readonly asOf: string | null };

/** Returns the state of a catalog, whose revisions are sorted from the newest to the oldest. */
export function stateOf({ revisions: [newest] }: Pick<Catalog, 'revisions'>): CatalogState {
  return { revision: newest?.revision ?? null, asOf: newest?.asOf ?? null };
}

/** What the user has seen already: everything up to a revision, or everything before a day. */
export type Since = { readonly revision: number } | { readonly day: string };

/** Returns the revisions that came after what the user has seen, the newest first. */
export function revisionsSince({ revisions }: Pick<Catalog, 'revisions'>, since: Since): readonly Revision[] {
  return revisions.filter(({ revision, asOf }) => ('day' in since ? asOf >= since.day : revision > since.revision));
}

type Noted = { readonly id: string; readonly notes?: readonly SecurityNote[] };

/** Returns the notes of all items that a change may be about, by id. */
export function notesById({
  entries,
  measures,
  mechanisms,
}: Pick<Catalog, 'entries' | 'measures' | 'mechanisms'>): ReadonlyMap<string, readonly SecurityNote[]> {
  const all: readonly Noted[] = [...entries, ...measures, ...mechanisms];
  return new Map(all.map(({ id, notes = [] }) => [id, notes]));
}
