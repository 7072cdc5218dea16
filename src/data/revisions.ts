import type { Catalog, SecurityNote } from './types.ts';

/** What is new in an item since the revision before. `note` is the place of a note among those of the item. */
export type Change =
  | { readonly what: 'added'; readonly id: string }
  | { readonly what: 'status'; readonly id: string; readonly from: string | null; readonly to: string | null }
  | { readonly what: 'note'; readonly id: string; readonly note: number }
  | { readonly what: 'fixed'; readonly id: string; readonly note: number; readonly releases: readonly string[] };

export const CHANGES = ['added', 'status', 'note', 'fixed'] as const satisfies readonly Change['what'][];

/** A state in which the catalog was given out: its number, its day, and what came with it. */
export type Revision = { readonly revision: number; readonly asOf: string; readonly changes: readonly Change[] };

/** The number and the day of the newest revision of a catalog; `null` for a list without revisions. */
export type CatalogState = { readonly revision: number | null; readonly asOf: string | null };

/** The state of a catalog, whose revisions are the newest first. */
export function stateOf({ revisions: [newest] }: Pick<Catalog, 'revisions'>): CatalogState {
  return { revision: newest?.revision ?? null, asOf: newest?.asOf ?? null };
}

/** What the reader has seen already: all up to a revision, or all before a day. */
export type Since = { readonly revision: number } | { readonly day: string };

/** The revisions that came since, the newest first. */
export function revisionsSince({ revisions }: Pick<Catalog, 'revisions'>, since: Since): readonly Revision[] {
  return revisions.filter(({ revision, asOf }) => ('day' in since ? asOf >= since.day : revision > since.revision));
}

type Noted = { readonly id: string; readonly notes?: readonly SecurityNote[] };

/** The notes of everything that a change may be about, by its id; most things have none. */
export function notesById({
  entries,
  measures,
  mechanisms,
}: Pick<Catalog, 'entries' | 'measures' | 'mechanisms'>): ReadonlyMap<string, readonly SecurityNote[]> {
  const all: readonly Noted[] = [...entries, ...measures, ...mechanisms];
  return new Map(all.map(({ id, notes = [] }) => [id, notes]));
}
