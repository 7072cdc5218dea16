import type { Change, Revision } from '../../../src/data/revisions.ts';
import type { Catalog, SecurityNote } from '../../../src/data/types.ts';
import { type Seen, seenIn } from './fingerprint.ts';
import type { Ledger, LedgerChange, NoteRecord } from './ledger.ts';
import { matchNotes } from './match.ts';

type Records = ReadonlyMap<string, readonly (NoteRecord | undefined)[]>;

/** Returns a catalog with its revisions, and with the days on which each entry and note was added and changed. */
export function withRevisions(catalog: Catalog, ledger: Ledger): Catalog {
  const seen = seenIn(catalog);
  const records: Records = new Map(
    seen.map(({ id, notes }): [string, readonly (NoteRecord | undefined)[]] => [
      id,
      matchNotes(notes, ledger.items[id]?.notes ?? []),
    ]),
  );
  const stamped = <Item extends { readonly id: string; readonly notes?: readonly SecurityNote[] }>(item: Item): Item =>
    item.notes === undefined
      ? item
      : { ...item, notes: item.notes.map((note, index) => stamp(note, records.get(item.id)?.[index])) };
  return {
    ...catalog,
    entries: catalog.entries.map((entry) => stamp(stamped(entry), ledger.items[entry.id])),
    mechanisms: catalog.mechanisms.map(stamped),
    revisions: ledger.revisions.toReversed().map((revision) => compileRevision(revision, seen, records)),
  };
}

type Days = { readonly added: string | null; readonly changed: string | null };

const stamp = <Item extends Days>(item: Item, known: Days | undefined): Item => ({
  ...item,
  added: known?.added ?? null,
  changed: known?.changed ?? null,
});

function compileRevision(
  { revision, asOf, changes }: Ledger['revisions'][number],
  seen: readonly Seen[],
  records: Records,
): Revision {
  const ids = new Set(seen.map(({ id }) => id));
  return {
    revision,
    asOf,
    changes: changes.flatMap((change) => (ids.has(change.id) ? compileChange(change, records) : [])),
  };
}

/** Compiles a change. The change of a note that no longer exists is dropped. */
function compileChange(change: LedgerChange, records: Records): readonly Change[] {
  if (!('note' in change)) return [change];
  const note = (records.get(change.id) ?? []).findIndex((record) => record?.key === change.note);
  return note < 0 ? [] : [{ ...change, note }];
}
