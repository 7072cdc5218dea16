import { highlightedSpans } from '../../screen/document.ts';
import { cutLine, type Line, MUTED, type Span, span } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';
import type { Highlighter, OpenNotes, Reason } from '../../search/types.ts';

/** Texts so long that only their place is named. */
const LONGEST_TEXT = 24;

/** Before the words that are not those of the query, or not the item's own. */
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

/** What is open in the version that was asked for; or else where an item has what was searched for, when that is not to be seen in its name. */
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

/** `6 open in 1.1.4`. What nothing can be told of is not called closed. */
export function openSpan({ notes, version, untold }: OpenNotes): Span {
  if (notes.length > 0) return span(`${notes.length} open in ${version}`, { tone: 'bad' });
  return span(untold > 0 ? `${untold} to check in ${version}` : `none recorded in ${version}`, MUTED);
}

/**
 * In a row of the results: the other name, the fact or the place by which it was found, when that is not its name; the
 * longest first, for one of them may be too long for the row.
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

/** Whether it was found by words that are none of its own texts. */
const isByOtherWords = ({ place, as }: Reason): boolean => place === 'words' || place === 'kin' || as !== undefined;

const shownText = (reason: Reason): string =>
  reason.as ?? (isShort(reason) || isByOtherWords(reason) ? reason.text : '');

function isShort({ place, text }: Reason): boolean {
  return place !== 'name' && place !== 'summary' && text.length <= LONGEST_TEXT;
}
