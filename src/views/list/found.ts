import { highlightedSpans } from '../../screen/document.ts';
import { cutLine, type Line, MUTED, type Span, span } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';
import type { Highlighter, OpenNotes, Reason } from '../../search/types.ts';

/** The longest text that is shown. For a longer one, only its place is named. */
const LONGEST_TEXT = 24;

/** Shown before words that differ from those of the query, or that are not in the item's own texts. */
const AS = 'as:';

const PLACES: Readonly<Record<Reason['place'], string>> = {
  name: 'the name',
  alias: 'alias',
  category: 'category',
  fact: '',
  mechanism: 'mechanism',
  summary: 'the summary',
  note: 'a note',
  address: 'address',
  words: AS,
  detail: 'the detail',
  kin: AS,
};

/**
 * Draws how many notes are open in the version that the query asks for. Without a version, draws where the query matched the
 * item; nothing if it matched only the name.
 */
export function foundLine(
  reasons: readonly Reason[],
  open: OpenNotes | null,
  lit: Highlighter,
  width: number,
  theme: Theme,
): Line {
  if (open !== null) return cutLine([openSpan(open)], width, theme.glyphs.ellipsis);
  if (reasons.every(({ place }) => place === 'name')) return [];
  const said = new Set<string>();
  const parts = reasons.flatMap((reason): readonly Line[] => {
    const shown = shownText(reason);
    const place = reason.as === undefined ? PLACES[reason.place] : AS;
    const key = `${place} ${shown}`;
    if (said.has(key)) return [];
    said.add(key);
    const gap = place === '' || shown === '' ? '' : ' ';
    return [[span(`${place}${gap}`, MUTED), ...highlightedSpans(shown, MUTED, lit)]];
  });
  const [first] = reasons;
  const opening = first !== undefined && isByOtherWords(first) ? 'found ' : 'found in ';
  const line = parts.flatMap((part, index) => [span(index === 0 ? opening : ` ${theme.glyphs.dot} `, MUTED), ...part]);
  return cutLine(line, width, theme.glyphs.ellipsis);
}

/** Draws the number of open notes, such as `6 open in 1.1.4`. Notes that cannot be judged are not counted as closed. */
export function openSpan({ notes, version, untold }: OpenNotes): Span {
  if (notes.length > 0) return span(`${notes.length} open in ${version}`, { tone: 'bad' });
  return span(untold > 0 ? `${untold} to check in ${version}` : `none recorded in ${version}`, MUTED);
}

/**
 * Returns remarks for a row of the results that say why the item was found, if not by its name: the other words, the fact or
 * the place. The longest comes first, because it may be too long for the row.
 */
export function foundRemarks(reason: Reason | null, lit: Highlighter): readonly Line[] {
  if (reason === null) return [];
  const place: Line = [span(ROW_PLACES[reason.place], MUTED)];
  if (isByOtherWords(reason))
    return [[span(`${AS} `, MUTED), ...highlightedSpans(shownText(reason), MUTED, lit)], place];
  return isShort(reason) ? [highlightedSpans(reason.text, MUTED, lit), place] : [place];
}

const ROW_PLACES: Readonly<Record<Reason['place'], string>> = {
  name: 'in name',
  alias: 'in alias',
  category: 'in category',
  fact: 'in facts',
  mechanism: 'in mechanisms',
  summary: 'in summary',
  note: 'in notes',
  address: 'in address',
  words: 'in other words',
  detail: 'in detail',
  kin: 'of its kind',
};

/** Whether the item was found by words other than those of the query, or by words that are not in its own texts. */
const isByOtherWords = ({ place, as }: Reason): boolean => place === 'words' || place === 'kin' || as !== undefined;

const shownText = (reason: Reason): string =>
  reason.as ?? (isShort(reason) || isByOtherWords(reason) ? reason.text : '');

function isShort({ place, text }: Reason): boolean {
  return place !== 'name' && place !== 'summary' && text.length <= LONGEST_TEXT;
}
