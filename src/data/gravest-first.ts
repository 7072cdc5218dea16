import { type NoteWord, noteWord } from './sentences.ts';
import { IMPACTS, NOTE_KINDS, type SecurityNote } from './types.ts';

/** The words of notes in order: escapes come first, and notes about history last. */
const WORDS: readonly NoteWord[] = [...IMPACTS, ...NOTE_KINDS];

/**
 * Sorts notes so that what a user must know before anything else comes first: the gravest kind, and within a kind the newest.
 * Notes rated low come last in their kind.
 */
export function gravestFirst(notes: readonly SecurityNote[]): readonly SecurityNote[] {
  const rank = (note: SecurityNote) => WORDS.indexOf(noteWord(note)) * 2 + (note.rating?.level === 'low' ? 1 : 0);
  return [...notes].sort((a, b) => rank(a) - rank(b) || newestFirst(a, b));
}

/** Compares dates as plain strings, because a comparison by locale would make Node load its language tables. */
function newestFirst({ published: a }: SecurityNote, { published: b }: SecurityNote): number {
  return Number((b ?? '') > (a ?? '')) - Number((b ?? '') < (a ?? ''));
}
