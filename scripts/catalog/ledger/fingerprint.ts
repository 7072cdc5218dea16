import { createHash } from 'node:crypto';
import { EMPTY_ENTRY, EMPTY_MEASURE, EMPTY_MECHANISM, EMPTY_NOTE } from '../../../src/data/fields.ts';
import type { Catalog, SecurityNote } from '../../../src/data/types.ts';

/** A note with its key: the best-known id of its advisory, or else its kind and source. */
export type NoteFingerprint = { readonly note: SecurityNote; readonly key: string; readonly hash: string };

/** An item of any type in the form that the ledger compares. */
export type Seen = {
  readonly id: string;
  readonly hash: string;
  readonly status: string | null;
  readonly notes: readonly NoteFingerprint[];
};

type Item = { readonly id: string; readonly notes?: readonly SecurityNote[]; readonly status?: string | null };

/** Returns everything in a catalog that a change can concern. */
export function seenIn({ entries, measures, mechanisms }: Catalog): readonly Seen[] {
  return [
    ...entries.map((entry) => see(entry, EMPTY_ENTRY)),
    ...measures.map((measure) => see(measure, EMPTY_MEASURE)),
    ...mechanisms.map((mechanism) => see(mechanism, EMPTY_MECHANISM)),
  ];
}

/**
 * Fields that the hash of an item leaves out: those set by other items, the ledger's date, and the notes, which have
 * own hashes.
 */
const NOT_OWN: ReadonlySet<string> = new Set(['notes', 'successors', 'added']);
const STAMPS: ReadonlySet<string> = new Set(['added', 'changed']);

function see(item: Item, empty: object): Seen {
  // In measures and mechanisms, `changed` is a list that belongs to the item; in entries it is the ledger's date.
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

/** Hashes only the fields that have a value, so a field that is added to the program later changes no hash. */
function hashOf(item: object, empty: object, isOwn: (name: string, value: unknown) => boolean): string {
  const without = empty as Readonly<Record<string, unknown>>;
  const known = Object.entries(item)
    .filter(([name, value]) => isOwn(name, value) && JSON.stringify(value) !== JSON.stringify(without[name]))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(known)).digest('hex').slice(0, 10);
}
