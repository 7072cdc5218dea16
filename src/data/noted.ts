import type { Subject } from './tree.ts';
import type { Noted } from './types.ts';

/** What a subject is about, if that can have security notes. */
export function notedOf(subject: Subject): Noted | null {
  if (subject.kind === 'mechanism') return subject.mechanism;
  return subject.kind === 'entry' ? subject.entry : null;
}
