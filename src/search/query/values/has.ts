import { itemWithNotes } from '../../../data/item-with-notes.ts';
import { hasEnded } from '../../../data/status.ts';
import type { Subject } from '../../../data/tree.ts';
import type { SecurityNote } from '../../../data/types.ts';

/** The values of the field `has`, in the order in which they are offered. */
export const HAS = ['cve', 'notes', 'successor', 'alternative', 'aliases', 'links', 'snapshot'] as const;
export type Property = (typeof HAS)[number];

/** Whether an item of any type has what the value names; never, if its type has no such field. */
export function hasProperty(subject: Subject, what: Property): boolean {
  switch (what) {
    case 'cve':
      return notesOf(subject).some(({ ids }) => ids.some((id) => id.startsWith('CVE-')));
    case 'notes':
      return notesOf(subject).length > 0;
    case 'successor':
    case 'alternative': {
      if (subject.kind !== 'entry' || subject.entry.successors.length === 0) return false;
      return hasEnded(subject.entry.status) === (what === 'successor');
    }
    case 'aliases':
      return hasAliases(subject);
    case 'links':
      return hasLinks(subject);
    case 'snapshot':
      return subject.kind === 'entry' && subject.entry.snapshot !== null;
  }
}

/** Returns the notes of an item; for a vulnerability, those about it from all items that it touches. */
export function notesOf(subject: Subject): readonly SecurityNote[] {
  if (subject.kind === 'vulnerability') return subject.vulnerability.notes.map(({ note }) => note);
  return itemWithNotes(subject)?.notes ?? [];
}

/** Whether an item has other names. For a vulnerability only a nickname counts, because its ids are numbers. */
function hasAliases(subject: Subject): boolean {
  if (subject.kind === 'vulnerability') return subject.vulnerability.nickname !== null;
  if (subject.kind === 'mechanism') return subject.mechanism.aliases.length > 0;
  return subject.kind === 'entry' && subject.entry.aliases.length > 0;
}

/** Whether an item has pages besides the first, such as the sources of a measure, a mechanism, or a vulnerability's notes. */
function hasLinks(subject: Subject): boolean {
  switch (subject.kind) {
    case 'entry':
      return subject.entry.links.length > 0;
    case 'mechanism':
      return subject.mechanism.sources.length > 0;
    case 'measure':
      return subject.measure.sources.length > 0;
    case 'vulnerability':
      return notesOf(subject).some(({ source }) => source !== '');
    default:
      return false;
  }
}
