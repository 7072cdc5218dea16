import { notedOf } from '../../../data/noted.ts';
import type { Subject } from '../../../data/tree.ts';
import type { SecurityNote } from '../../../data/types.ts';

/** What an item may have, in the order in which it is offered. */
export const HAS = ['cve', 'notes', 'successor', 'aliases', 'links', 'snapshot'] as const;
export type What = (typeof HAS)[number];

/** Whether an item has it, whatever its type; of what its type has no field for, it has none. */
export function hasIt(subject: Subject, what: What): boolean {
  switch (what) {
    case 'cve':
      return notesOf(subject).some(({ ids }) => ids.some((id) => id.startsWith('CVE-')));
    case 'notes':
      return notesOf(subject).length > 0;
    case 'successor':
      return subject.kind === 'entry' && subject.entry.successors.length > 0;
    case 'aliases':
      return hasAliases(subject);
    case 'links':
      return hasLinks(subject);
    case 'snapshot':
      return subject.kind === 'entry' && subject.entry.snapshot !== null;
  }
}

/** The notes of an item; of a vulnerability, those that say what it is in each item that it touches. */
export function notesOf(subject: Subject): readonly SecurityNote[] {
  if (subject.kind === 'vulnerability') return subject.vulnerability.notes.map(({ note }) => note);
  return notedOf(subject)?.notes ?? [];
}

/** The other name of a vulnerability is its nickname: its ids are numbers. */
function hasAliases(subject: Subject): boolean {
  if (subject.kind === 'vulnerability') return subject.vulnerability.nickname !== null;
  if (subject.kind === 'mechanism') return subject.mechanism.aliases.length > 0;
  return subject.kind === 'entry' && subject.entry.aliases.length > 0;
}

/** Pages besides the first: of a measure or a mechanism, and of the notes of a vulnerability, the sources. */
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
