import { CHANGES, type Change, type Revision } from '../../data/revisions.ts';
import type { SecurityNote } from '../../data/types.ts';
import type { ObjectPath } from '../object-path.ts';
import { readNumber, readObjects, readParts, readText, readTextOrNull, readTexts, readWord } from './fields.ts';

/** The notes of each item that a change may refer to, by the id of the item. */
type Notes = ReadonlyMap<string, readonly SecurityNote[]>;

/** Reads the revisions of a file, newest first. Changes to items and notes that the file does not contain are left out. */
export function readRevisions(root: ObjectPath, notes: Notes): readonly Revision[] {
  const revisions = readParts(root, 'revisions', (spot): Revision | null => {
    const [revision, asOf] = [readNumber(spot, 'revision'), readText(spot, 'asOf')];
    const changes = readObjects(spot, 'changes', (change) => readChange(change, notes));
    return revision === null || !/^\d{4}-\d{2}-\d{2}$/.test(asOf) ? null : { revision, asOf, changes };
  });
  return revisions.toSorted((a, b) => b.revision - a.revision);
}

function readChange(spot: ObjectPath, notes: Notes): Change | null {
  const what = readWord(spot, 'what', CHANGES);
  const id = readText(spot, 'id');
  const own = notes.get(id);
  if (what === null || own === undefined) return null;
  if (what === 'added') return { what, id };
  if (what === 'status') return { what, id, from: readTextOrNull(spot, 'from'), to: readTextOrNull(spot, 'to') };
  const note = readNumber(spot, 'note');
  if (note === null || note >= own.length) return null;
  return what === 'note' ? { what, id, note } : { what, id, note, releases: readTexts(spot, 'releases') };
}
