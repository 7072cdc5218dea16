import { gravestFirst } from '../../data/gravest-first.ts';
import type { Relations } from '../../data/relations.ts';
import {
  fixText,
  isPlainNote,
  type NoteWord,
  noNotesText,
  noteOpening,
  noteWord,
  publicationText,
  ratingText,
  sourceTitle,
} from '../../data/sentences.ts';
import type { Link, Noted, SecurityNote } from '../../data/types.ts';
import type { Vulnerability } from '../../data/vulnerabilities.ts';
import {
  type DetailStyle,
  dotted,
  highlightedSpans,
  NO_BREAK,
  paragraph,
  placeEach,
  section,
} from '../../screen/document.ts';
import {
  BOLD,
  FIXED,
  type Line,
  lineWidthUpTo,
  MUTED,
  PLAIN,
  rowText,
  type Span,
  type Style,
  span,
  spread,
  type Tone,
} from '../../screen/line.ts';
import { type Links, linksByAddress, type Part, pageOf, type Stop } from '../../screen/links.ts';
import type { Theme } from '../../screen/theme.ts';
import { wrapUpTo } from '../../text/width.ts';

const TONES: Readonly<Partial<Record<NoteWord, Tone>>> = {
  escape: 'bad',
  privilege: 'bad',
  strength: 'good',
  history: 'muted',
};

export const noteTone = (word: NoteWord): Tone => TONES[word] ?? 'warn';

/** Returns the sign before a note, which distinguishes more kinds of notes than its colour does. */
export function noteSign(word: NoteWord, { glyphs }: Theme): string {
  switch (word) {
    case 'escape':
    case 'privilege':
      return glyphs.note.grave;
    case 'strength':
    case 'history':
    case 'myth':
      return glyphs.note[word];
    default:
      return glyphs.note.caution;
  }
}

/** Whether a search has found a note, or one of its ids or releases. */
const isFoundNote = ({ ids, text, nickname, fixed }: SecurityNote, { foundNotes }: DetailStyle): boolean =>
  foundNotes.size > 0 && [text, nickname ?? '', ...ids, ...fixed].some((one) => foundNotes.has(one));

/** Whether a search has found a note of an item. */
export const hasFoundNote = ({ notes }: Noted, paper: DetailStyle): boolean =>
  notes.some((note) => isFoundNote(note, paper));

/** Moves the notes that a search has found to the front, even before graver ones, because the user is looking for them. */
function foundFirst(notes: readonly SecurityNote[], paper: DetailStyle): readonly SecurityNote[] {
  const isFound = (note: SecurityNote) => isFoundNote(note, paper);
  return [...notes.filter(isFound), ...notes.filter((note) => !isFound(note))];
}

/** Returns the pages that the notes of an item cite, those of the gravest notes first. */
export const noteSources = ({ notes }: Noted): readonly Link[] =>
  gravestFirst(notes).map(({ ids, source }) => ({ title: sourceTitle(ids), url: source }));

/** Draws the security notes of an item; nothing if the whole catalog has none. */
export function securityNotes(item: Noted, relations: Relations, links: Links, paper: DetailStyle): Part {
  if (!relations.knowsNotes()) return { lines: [], stops: [] };
  if (item.notes.length === 0) {
    const none = noNotesText(item);
    return { lines: section(TITLE, none === '' ? [] : paragraph(none, paper, MUTED, 1), paper), stops: [] };
  }
  return notesSection(foundFirst(gravestFirst(item.notes), paper), links, relations.vulnerabilitiesIn(item.id), paper);
}

/** Draws the section of notes in the given order. The cursor stops at each note that leads anywhere. */
function notesSection(
  notes: readonly SecurityNote[],
  links: Links,
  vulnerabilities: readonly Vulnerability[],
  paper: DetailStyle,
): Part {
  const sources = linksByAddress(links);
  const drawn = placeEach(notes, (note) => noteLines(note, sources.get(pageOf(note.source))?.key ?? '', paper), paper);
  const lines = section(TITLE, drawn.lines, paper, [span(String(notes.length), MUTED)]);
  const above = lines.length - drawn.lines.length;
  const pages = new Map(vulnerabilities.flatMap(({ id, ids }) => ids.map((one) => [one, id] as const)));
  const stops = drawn.places.flatMap(({ row, rows }, index): readonly Stop[] => {
    const { ids, source } = notes[index] ?? { ids: [], source: '' };
    const page = sources.get(pageOf(source))?.link;
    const link = page ? { ...page, title: sourceTitle(ids) } : null;
    const leadsTo = pages.get(ids[0] ?? '') ?? null;
    return link || leadsTo ? [{ kind: 'note', row: above + row, rows, link, leadsTo }] : [];
  });
  return { lines, stops };
}

const TITLE = 'Security notes';

/**
 * Draws a note. The first row has the sign, the id and nickname, the impact and rating, and the number of the link. Below it
 * are the releases that fix the vulnerability, in the most prominent style, and the sentence. The sentence of a plain note,
 * which has no name, is beside the sign.
 */
function noteLines(note: SecurityNote, key: string, paper: DetailStyle): readonly Line[] {
  const { theme, width, lit } = paper;
  const word = noteWord(note);
  const sign = span(` ${noteSign(word, theme)} `, { tone: noteTone(word) });
  const names = [note.ids[0], note.nickname].filter((name) => typeof name === 'string');
  const right = key === '' ? [] : [span(`[${key}]`, { tone: 'accent' })];
  if (isPlainNote(note)) return plainLines(note, sign, right, paper);
  const numbered = (left: Line): Line => spread(left, right, width, theme.glyphs.ellipsis);
  const heading: Line = [sign, ...names.flatMap((name) => [...named(name, paper), span('  ')])];
  const facts = dotted([word, unbroken(ratingText(note)), publicationText(note)], theme);
  const room = width - lineWidthUpTo([...heading, ...right], width) - right.length;
  const fits = facts.length <= room;
  const first = fits
    ? [numbered([...heading, ...highlightedSpans(facts.replaceAll(NO_BREAK, ' '), MUTED, lit)])]
    : [numbered(heading), ...paragraph(facts, paper, MUTED, 3)];
  return [...first, ...fixLines(note, paper), ...paragraph(note.text, paper, {}, 3)];
}

/**
 * Draws a plain note: the kind, the date and the beginning of its sentence in one row, with the number of its link at the end.
 */
function plainLines(note: SecurityNote, sign: Span, key: Line, paper: DetailStyle): readonly Line[] {
  const { theme, width, lit } = paper;
  const word = noteOpening(note);
  const { rows, left } = wrapUpTo(note.text, width - lineWidthUpTo([sign, ...key], width) - word.length - 1, 1);
  const first: Line = [sign, ...highlightedSpans(word, MUTED, lit), ...highlightedSpans(rows[0] ?? '', PLAIN, lit)];
  const rest = left === 0 ? [] : paragraph(note.text.slice(-left), paper, PLAIN, 3);
  return [spread(first, key, width, theme.glyphs.ellipsis), ...rest];
}

/** Returns a rating with no-break blanks, which keep it on one row. */
export const unbroken = (rating: string | null): string | null => rating?.replaceAll(' ', NO_BREAK) ?? null;

const named = (name: string, paper: DetailStyle): readonly Span[] =>
  highlightedSpans(rowText(name, paper.theme.glyphs.ellipsis), BOLD, paper.lit);

function fixLines(note: SecurityNote, paper: DetailStyle): readonly Line[] {
  const text = fixText(note);
  if (text === '') return [];
  return paragraph(text, paper, fixStyle(note), 3);
}

function fixStyle({ fixed, unfixed }: SecurityNote): Style {
  if (unfixed) return { tone: 'bad' };
  return fixed.length > 0 ? FIXED : MUTED;
}
