import type { NoteFingerprint } from './fingerprint.ts';
import type { NoteRecord } from './ledger.ts';

/** The number that sets the key of a further note without an id apart, if it has the same source. */
const NUMBER = / \d+$/;

/** Signs that a note is the recorded one, most reliable first. */
const SIGNS: readonly ((told: NoteFingerprint, record: NoteRecord) => boolean)[] = [
  ({ hash }, record) => record.hash === hash,
  ({ note }, { ids }) => note.ids.some((id) => ids.includes(id)),
  ({ key }, record) => record.key.replace(NUMBER, '') === key,
];

/**
 * Finds the record of each note, each record at most once. A note that was moved, reworded or given another id keeps
 * its record; the result for a new note is `undefined`.
 */
export function matchNotes(
  notes: readonly NoteFingerprint[],
  records: readonly NoteRecord[],
): readonly (NoteRecord | undefined)[] {
  const found = new Map<NoteFingerprint, NoteRecord>();
  const taken = new Set<NoteRecord>();
  for (const isSame of SIGNS) {
    for (const told of notes) {
      const record = found.has(told) ? undefined : records.find((one) => !taken.has(one) && isSame(told, one));
      if (record === undefined) continue;
      found.set(told, record);
      taken.add(record);
    }
  }
  return notes.map((told) => found.get(told));
}
