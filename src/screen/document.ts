import type { Highlighter } from '../search/types.ts';
import { clip, padded, widthUpTo, wrapUpTo } from '../text/width.ts';
import {
  BOLD,
  cutLine,
  HEADING,
  LIT,
  type Line,
  lineWidthUpTo,
  MUTED,
  PLAIN,
  rowText,
  type Span,
  type Style,
  span,
  spread,
} from './line.ts';
import type { Theme } from './theme.ts';

export type DetailStyle = {
  readonly width: number;
  readonly theme: Theme;
  readonly lit: Highlighter;
  /** Notes, or their CVEs, that a search has found. */
  readonly foundNotes: ReadonlySet<string>;
  /** Cells of the column beside it for what belongs to the subject; without it, that stands at the end. */
  readonly aside?: number | null;
};

/** The paper for what may stand in the column beside a detail. */
export const asidePaper = (paper: DetailStyle): DetailStyle => ({ ...paper, width: paper.aside ?? paper.width });

/**
 * Takes the place of a highlighter while a document is made, which has far more rows than are seen: it lights nothing yet,
 * and the document stays the same from one letter of a query to the next.
 */
export const LATER: Highlighter = () => [];

/** A line with the matched letters lit where that was put off. */
export const lightLine = (line: Line, lit: Highlighter): Line =>
  line.flatMap((part) => {
    const { isUnlit, ...style } = part.style;
    return isUnlit ? highlightedSpans(part.text, style, lit) : part;
  });

/** A text with the matched letters lit, now or later. */
export function highlightedSpans(text: string, style: Style, lit: Highlighter): Line {
  if (lit === LATER) return [span(text, { ...style, isUnlit: true })];
  const ranges = lit(text);
  if (ranges.length === 0) return [span(text, style)];
  const spans: Span[] = [];
  let at = 0;
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    if (start > at) spans.push(span(text.slice(at, start), style));
    spans.push(span(text.slice(start, end), { ...style, ...LIT }));
    at = end;
  }
  return at < text.length || text === '' ? [...spans, span(text.slice(at), style)] : spans;
}

/** Keeps what it stands between on one row; what is drawn, and perhaps copied, is a blank. */
export const NO_BREAK = '\u00a0';

/** More than anybody reads in one place. What is beyond is counted, and not laid out: a key has to be answered at once. */
const MOST_ROWS = 1000;
export const MOST_ITEMS = 1000;
/** Of names and addresses in one list. */
export const MOST_LETTERS = 100_000;

/** A text wrapped to the paper, each row `indent` cells in. */
export function paragraph(text: string, paper: DetailStyle, style: Style = PLAIN, indent = 0): readonly Line[] {
  const { rows, left } = wrapUpTo(text, paper.width - indent, MOST_ROWS);
  const margin = indent > 0 ? [span(' '.repeat(indent))] : [];
  const dot = dotBehind(paper.theme);
  const drawn = (row: string) => (row.endsWith(dot) ? row.slice(0, -dot.length) : row).replaceAll(NO_BREAK, ' ');
  const lines = rows.map((row): Line => [...margin, ...highlightedSpans(drawn(row), style, paper.lit)]);
  return left === 0 ? lines : [...lines, [...margin, moreSpan(left, 'letters', paper)]];
}

/** The lines of each of some items; how many there are beyond those that are shown stands below. */
export function linesOfEach<Item>(
  items: readonly Item[],
  linesOf: (item: Item, index: number) => readonly Line[],
  paper: DetailStyle,
): readonly Line[] {
  return placeEach(items, linesOf, paper).lines;
}

/** Where something stands in a document: its first row, and how many it has. */
export type Rows = { readonly row: number; readonly rows: number };

/** The same as `linesOfEach`, with the rows of each item that is shown. */
export function placeEach<Item>(
  items: readonly Item[],
  linesOf: (item: Item, index: number) => readonly Line[],
  paper: DetailStyle,
): { readonly lines: readonly Line[]; readonly places: readonly Rows[] } {
  const lines: Line[] = [];
  const places: Rows[] = [];
  for (const [index, item] of items.entries()) {
    if (index === MOST_ITEMS || lines.length >= MOST_ROWS) {
      lines.push([span(' '), moreSpan(items.length - index, '', paper)]);
      break;
    }
    const made = linesOf(item, index);
    places.push({ row: lines.length, rows: made.length });
    for (const line of made) lines.push(line);
  }
  return { lines, places };
}

/** The sign that so many are left out. */
export function moreSpan(count: number, what: string, { theme }: DetailStyle): Span {
  return span(`${theme.glyphs.ellipsis} ${count} more ${what}`.trimEnd(), MUTED);
}

/** How many of some texts stand in one list. */
function countShown(texts: readonly string[]): number {
  let letters = 0;
  for (const [index, { length }] of texts.entries()) {
    letters += length;
    // The first is cut where it is drawn.
    if (index === MOST_ITEMS || (index > 0 && letters > MOST_LETTERS)) return index;
  }
  return texts.length;
}

/** Names in one text, with a sign between them; of very many, the last is the number of those that are left out. */
export function joined(names: readonly string[], between: string, { glyphs }: Theme): string {
  const shown = countShown(names);
  if (shown === names.length) return names.join(between);
  return [...names.slice(0, shown), `${glyphs.ellipsis} ${names.length - shown} more`].join(between);
}

/** A heading with an optional remark at its right end, and its lines below; nothing when there are no lines. */
export function section(title: string, lines: readonly Line[], paper: DetailStyle, remark: Line = []): readonly Line[] {
  if (lines.length === 0) return [];
  const { ellipsis } = paper.theme.glyphs;
  const heading = span(rowText(title, ellipsis).toUpperCase(), HEADING);
  return [[], spread([heading], remark, paper.width, ellipsis), ...lines];
}

/** The name of a subject, whole, with a word about it at the end of its last row or, where that is full, below. */
export function titleLines(name: string, remark: Line, paper: DetailStyle): readonly Line[] {
  const { ellipsis } = paper.theme.glyphs;
  const rows = paragraph(rowText(name, ellipsis), paper, BOLD);
  const last = rows.at(-1) ?? [];
  const taken = lineWidthUpTo(last, paper.width) + lineWidthUpTo(remark, paper.width);
  if (remark.length === 0) return rows;
  if (taken < paper.width) return [...rows.slice(0, -1), spread(last, remark, paper.width, ellipsis)];
  return [...rows, cutLine(remark, paper.width, ellipsis)];
}

/** Names with dots between them, as rows of text. */
export function listing(names: readonly string[], paper: DetailStyle, style: Style = PLAIN): readonly Line[] {
  return names.length === 0 ? [] : paragraph(dotted(names, paper.theme), paper, style, 1);
}

/** What there is of some facts, with dots between them; in a paragraph, the end of a row takes the place of a dot. */
export function dotted(facts: readonly (string | null | undefined)[], theme: Theme): string {
  const known = facts.filter((fact): fact is string => Boolean(fact));
  return joined(known, `${dotBehind(theme)} `, theme);
}

/** The dot behind a fact, which no break parts from it. */
const dotBehind = ({ glyphs }: Theme): string => `${NO_BREAK}${glyphs.dot}`;

const WIDEST_LABEL = 24;
const LONGEST_BAR = 30;

/** One bar per row, as long as its share of the longest. A single one would say nothing, and is left out. */
export function barChart(
  rows: readonly { readonly label: string; readonly count: number }[],
  paper: DetailStyle,
): readonly Line[] {
  let longest = 1;
  let labelWidth = 0;
  // A label is whole where the longest bar has room beside it.
  const widest = Math.max(WIDEST_LABEL, paper.width - LONGEST_BAR - 6);
  for (const { label, count } of rows) {
    longest = Math.max(longest, count);
    labelWidth = Math.max(labelWidth, Math.min(widest, widthUpTo(label, widest)));
  }
  const { bar, ellipsis } = paper.theme.glyphs;
  const room = Math.max(1, Math.min(LONGEST_BAR, paper.width - labelWidth - 6));
  const barSpan = (count: number) =>
    span(bar.repeat(Math.max(1, Math.round((count / longest) * room))), { tone: 'accent' });
  const barLine = ({ label, count }: { readonly label: string; readonly count: number }): Line => [
    span(` ${padded(clip(label, labelWidth, ellipsis), labelWidth)} `),
    ...(rows.length === 1 ? [] : [barSpan(count)]),
    span(rows.length === 1 ? String(count) : ` ${count}`, MUTED),
  ];
  return linesOfEach(rows, (row) => [barLine(row)], paper);
}
