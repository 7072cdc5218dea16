import { createHash } from 'node:crypto';
import { EMPTY_ENTRY, EMPTY_MEASURE, EMPTY_MECHANISM, EMPTY_NOTE } from '../../../src/data/fields.ts';
import type { Catalog, SecurityNote } from '../../../src/data/types.ts';

/** A note with what it is known by: the best known id of its advisory, or else its kind and its source. */
export type Told = { readonly note: SecurityNote; readonly key: string; readonly hash: string };

/** An item of any type as the ledger sees it. */
export type Seen = {
  readonly id: string;
  readonly hash: string;
  readonly status: string | null;
  readonly notes: readonly Told[];
};

type Item = { readonly id: string; readonly notes?: readonly SecurityNote[]; readonly status?: string | null };

/** Everything in a catalog that a change may be about. */
export function seenIn({ entries, measures, mechanisms }: Catalog): readonly Seen[] {
  return [
    ...entries.map((entry) => see(entry, EMPTY_ENTRY)),
    ...measures.map((measure) => see(measure, EMPTY_MEASURE)),
    ...mechanisms.map((mechanism) => see(mechanism, EMPTY_MECHANISM)),
  ];
}

/** What others say of an item, the ledger's own dates, and the notes, which have their own hashes. */
const NOT_OWN: ReadonlySet<string> = new Set(['notes', 'successors', 'added']);
const STAMPS: ReadonlySet<string> = new Set(['added', 'changed']);

function see(item: Item, empty: object): Seen {
  // The guide and the mechanisms have a list of that name, which is their own.
  const isOwn = (name: string, value: unknown) => !NOT_OWN.has(name) && !(name === 'changed' && !Array.isArray(value));
  const notes = item.notes ?? [];
  return {
    id: item.id,
    hash: hashOf(item, empty, isOwn),
    status: item.status ?? null,
    notes: notes.map((note) => ({
      note,
      key: note.ids[0] ?? `${note.kind} ${note.source}`,
      hash: hashOf(note, EMPTY_NOTE, (name) => !STAMPS.has(name)),
    })),
  };
}

/** Of what is known only: a field that the program learns later changes no hash. */
function hashOf(item: object, empty: object, isOwn: (name: string, value: unknown) => boolean): string {
  const without = empty as Readonly<Record<string, unknown>>;
  const known = Object.entries(item)
    .filter(([name, value]) => isOwn(name, value) && JSON.stringify(value) !== JSON.stringify(without[name]))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(known)).digest('hex').slice(0, 10);
}
