import { noNotesText, noteWord, publicationText, ratingText } from '../../data/sentences.ts';
import { IMPACTS, type Noted, type SecurityNote } from '../../data/types.ts';
import { capital, facts, labelled, listed, sentences } from './join.ts';

/** Returns the id and nickname of a note; empty if it has neither. Its kind, which `noteFacts` gives, then stands for a name. */
export const noteName = ({ ids, nickname }: SecurityNote): string => facts([ids[0], nickname]);

/** Returns the impact of a note, its rating and where it is fixed: `escape, rated high 8.6 by GitHub; fixed in 1.1.12`. */
export function noteFacts(note: SecurityNote): string {
  const rating = ratingText(note);
  const told = facts([noteWord(note), rating, publicationText(note)]);
  const fix = fixWords(note);
  return fix === '' ? told : `${told}; ${fix}`;
}

/** Returns the releases that fix a vulnerability, as a list that can be read aloud; empty for notes of other kinds. */
export function fixWords({ kind, fixed, component, unfixed }: SecurityNote): string {
  if (unfixed) return 'not fixed in any release';
  if (fixed.length > 0) return `fixed in ${component === null ? '' : `${component} `}${listed(fixed)}`;
  return kind === 'vulnerability' ? 'no fixed release is recorded' : '';
}

/** Returns a note as a row: its name, its facts, and its text. */
export function noteRow(note: SecurityNote): string {
  const name = noteName(note);
  return sentences([name === '' ? capital(noteFacts(note)) : `${name}: ${noteFacts(note)}`, note.text]);
}

/** Says how many notes an item has, and how to hear them. */
export function notesParagraphs(item: Noted): readonly string[] {
  const { notes } = item;
  if (notes.length === 0) return labelled('Security notes', noNotesText(item));
  const them = notes.length === 1 ? 'it' : 'them';
  return [`Security notes: ${notes.length}; ${noteCounts(notes)}. Type notes to hear ${them}.`];
}

/** Counts the notes by their word: `escape 5, history 1`. */
export function noteCounts(notes: readonly SecurityNote[]): string {
  const counts = new Map<string, number>();
  for (const note of notes) counts.set(noteWord(note), (counts.get(noteWord(note)) ?? 0) + 1);
  const words = [...IMPACTS, ...counts.keys()].filter((word, at, all) => counts.has(word) && all.indexOf(word) === at);
  return words.map((word) => `${word} ${counts.get(word)}`).join(', ');
}
