import type { Catalog } from '../../../src/data/types.ts';
import { type NoteFingerprint, type Seen, seenIn } from './fingerprint.ts';
import type { ItemRecord, Ledger, LedgerChange, LedgerRevision, NoteRecord } from './ledger.ts';
import { matchNotes } from './match.ts';

type Recorded<What> = { readonly record: What; readonly changes: readonly LedgerChange[] };

/** Returns the ids of items that differ from their record or have none, in the order of the catalog. */
export function unrecorded(catalog: Catalog, ledger: Ledger): readonly string[] {
  return seenIn(catalog)
    .filter((item) => {
      const known = ledger.items[item.id];
      return known === undefined || JSON.stringify(recordItem(item, known, '').record) !== JSON.stringify(known);
    })
    .map(({ id }) => id);
}

/**
 * Records the state of a catalog on a day. It becomes part of that day's revision if there is one and it has not been
 * released, or else a new revision. The first revision only starts the record, so it contains no changes.
 */
export function recordRevision(catalog: Catalog, ledger: Ledger, day: string, isReleased: boolean): Ledger {
  const last = ledger.revisions.at(-1);
  const isSameDay = last?.asOf === day && !isReleased;
  const recorded = seenIn(catalog).map((item) => ({ id: item.id, ...recordItem(item, ledger.items[item.id], day) }));
  const items = Object.fromEntries(recorded.map(({ id, record }) => [id, record]));
  const changes = last === undefined ? [] : recorded.flatMap((one) => one.changes);
  const before = isSameDay ? last : { revision: (last?.revision ?? 0) + 1, asOf: day, changes: [] };
  const revisions = isSameDay ? ledger.revisions.slice(0, -1) : ledger.revisions;
  return { revisions: [...revisions, withChanges(before, changes)], items };
}

function recordItem(item: Seen, known: ItemRecord | undefined, day: string): Recorded<ItemRecord> {
  const { id, hash, status } = item;
  const matches = matchNotes(item.notes, known?.notes ?? []);
  const taken = new Set(matches.map((match) => match?.key));
  const notes = item.notes.map((told, index) =>
    recordNote(id, named(told, matches[index], taken), matches[index], day),
  );
  if (known === undefined) {
    const record = { hash, status, added: day, changed: null, notes: notes.map((note) => note.record) };
    return { record, changes: [{ what: 'added', id }] };
  }
  const changed = known.hash === hash ? known.changed : day;
  const moved: readonly LedgerChange[] =
    known.status === status ? [] : [{ what: 'status', id, from: known.status, to: status }];
  return {
    record: { hash, status, added: known.added, changed, notes: notes.map((note) => note.record) },
    changes: [...moved, ...notes.flatMap((note) => note.changes)],
  };
}

/** Returns a note with the key of its record, or, if it has no record, with a key that no other note of its item has. */
function named(told: NoteFingerprint, known: NoteRecord | undefined, taken: Set<string | undefined>): NoteFingerprint {
  let key = known?.key ?? told.key;
  for (let number = 2; known === undefined && taken.has(key); number += 1) key = `${told.key} ${number}`;
  taken.add(key);
  return { ...told, key };
}

function recordNote(
  id: string,
  { note: { ids, fixed }, key, hash }: NoteFingerprint,
  known: NoteRecord | undefined,
  day: string,
): Recorded<NoteRecord> {
  if (known === undefined) {
    return { record: { key, ids, hash, fixed, added: day, changed: null }, changes: [{ what: 'note', id, note: key }] };
  }
  const releases = fixed.filter((release) => !known.fixed.includes(release));
  const changed = known.hash === hash ? known.changed : day;
  return {
    record: { key: known.key, ids, hash, fixed, added: known.added, changed },
    changes: releases.length === 0 ? [] : [{ what: 'fixed', id, note: known.key, releases }],
  };
}

/** Adds changes to a revision. An item or note that is already new in the revision is not listed again as changed. */
function withChanges(revision: LedgerRevision, changes: readonly LedgerChange[]): LedgerRevision {
  const has = (what: LedgerChange['what'], id: string, note?: string) =>
    revision.changes.some((one) => one.what === what && one.id === id && (!('note' in one) || one.note === note));
  const fresh = changes.filter((change) => {
    if (has('added', change.id)) return false;
    return change.what !== 'fixed' || !has('note', change.id, change.note);
  });
  const merged = fresh.reduce<readonly LedgerChange[]>(withChange, revision.changes);
  return { ...revision, changes: merged.filter((one) => one.what !== 'status' || one.from !== one.to) };
}

function withChange(changes: readonly LedgerChange[], change: LedgerChange): readonly LedgerChange[] {
  const same = changes.find((one) => {
    if (one.what !== change.what || one.id !== change.id) return false;
    return one.what !== 'fixed' || change.what !== 'fixed' || one.note === change.note;
  });
  if (same?.what === 'status' && change.what === 'status') {
    return changes.map((one) => (one === same ? { ...change, from: same.from } : one));
  }
  if (same?.what === 'fixed' && change.what === 'fixed') {
    return changes.map((one) => (one === same ? { ...change, releases: [...same.releases, ...change.releases] } : one));
  }
  return [...changes, change];
}
