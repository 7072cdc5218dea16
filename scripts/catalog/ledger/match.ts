import type { Told } from './fingerprint.ts';
import type { NoteRecord } from './ledger.ts';

/** Whether a note may be the one that was recorded; the surest sign comes first. */
const SIGNS: readonly ((told: Told, record: NoteRecord) => boolean)[] = [
  ({ hash }, record) => record.hash === hash,
  ({ note }, { ids }) => note.ids.some((id) => ids.includes(id)),
  ({ key }, record) => record.key === key,
];

/**
 * Finds the record of each note, each record at most once: a note that was moved, reworded or given another id is still the
 * same. `undefined` stands for a note that is new.
 */
export function matchNotes(
  notes: readonly Told[],
  records: readonly NoteRecord[],
): readonly (NoteRecord | undefined)[] {
  const found = new Map<Told, NoteRecord>();
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
