import type { Subject } from './tree.ts';
import type { Noted } from './types.ts';

/** Returns the entry or mechanism of a subject, which can have security notes; `null` for other subjects. */
export function itemWithNotes(subject: Subject): Noted | null {
  if (subject.kind === 'mechanism') return subject.mechanism;
  return subject.kind === 'entry' ? subject.entry : null;
}
