import type { Highlighter } from '../search/types.ts';
import { grouped } from '../text/grouped.ts';
import { clip, padded, widthUpTo, wrapUpTo } from '../text/width.ts';
import {
  BOLD,
  cutLine,
  HEADING,
  type Line,
  lineWidthUpTo,
  MATCHED,
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
  /** The notes that a search has found, or their CVE ids. */
  readonly foundNotes: ReadonlySet<string>;
  /** The width of the column beside the detail, for related items. Without it, they stand below the text. */
  readonly aside?: number | null;
};

/** Returns the style for related items: with the width of the column beside the detail, if there is one. */
export const asidePaper = (paper: DetailStyle): DetailStyle => ({ ...paper, width: paper.aside ?? paper.width });

/**
 * Takes the place of a highlighter while a document is made. It postpones highlighting until a row is drawn (`lightLine`), since
 * a document has far more rows than are visible. So the document also stays the same while letters are typed into a query.
 */
export const DEFERRED_HIGHLIGHT: Highlighter = () => [];

/** Highlights the matched letters of a line in the spans where `DEFERRED_HIGHLIGHT` postponed it. */
export const lightLine = (line: Line, lit: Highlighter): Line =>
  line.flatMap((part) => {
    const { isUnlit, ...style } = part.style;
    return isUnlit ? highlightedSpans(part.text, style, lit) : part;
  });

/**
 * Splits a text into spans with the matched letters highlighted; with `DEFERRED_HIGHLIGHT`, marks it to be highlighted when it is
 * drawn.
 */
export function highlightedSpans(text: string, style: Style, lit: Highlighter): Line {
  if (lit === DEFERRED_HIGHLIGHT) return [span(text, { ...style, isUnlit: true })];
  const ranges = lit(text);
  if (ranges.length === 0) return [span(text, style)];
  const spans: Span[] = [];
  let at = 0;
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    if (start > at) spans.push(span(text.slice(at, start), style));
    spans.push(span(text.slice(start, end), { ...style, ...MATCHED }));
    at = end;
  }
  return at < text.length || text === '' ? [...spans, span(text.slice(at), style)] : spans;
}

/** Keeps the words on both sides of it on one row. It is drawn as an ordinary space, so that a copy of the screen has that. */
export const NO_BREAK = '\u00a0';

/** More rows than anybody reads in one place. Further rows are counted but not laid out, so that keys are answered at once. */
const MOST_ROWS = 1000;
export const MOST_ITEMS = 1000;
/** The limit for all names and addresses in one list together. */
export const MOST_LETTERS = 100_000;

/** Wraps a text to the width, each row indented by `indent` cells. */
export function paragraph(text: string, paper: DetailStyle, style: Style = PLAIN, indent = 0): readonly Line[] {
  const { rows, left } = wrapUpTo(text, paper.width - indent, MOST_ROWS);
  const margin = indent > 0 ? [span(' '.repeat(indent))] : [];
  const dot = dotBehind(paper.theme);
  const drawn = (row: string) => (row.endsWith(dot) ? row.slice(0, -dot.length) : row).replaceAll(NO_BREAK, ' ');
  const lines = rows.map((row): Line => [...margin, ...highlightedSpans(drawn(row), style, paper.lit)]);
  return left === 0 ? lines : [...lines, [...margin, moreSpan(left, 'letters', paper)]];
}

/** Draws the lines of each item. If there are more items than can be shown, a last line gives the number of the others. */
export function linesOfEach<Item>(
  items: readonly Item[],
  linesOf: (item: Item, index: number) => readonly Line[],
  paper: DetailStyle,
): readonly Line[] {
  return placeEach(items, linesOf, paper).lines;
}

/** A range of rows in a document: the first row, and the number of rows. */
export type Rows = { readonly row: number; readonly rows: number };

/** Does what `linesOfEach` does, and also returns the range of rows of each item that is shown. */
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

/** Returns a span that says how many are left out: “… 12 more letters”. */
export function moreSpan(count: number, what: string, { theme }: DetailStyle): Span {
  return span(`${theme.glyphs.ellipsis} ${grouped(count)} more ${what}`.trimEnd(), MUTED);
}

/** Counts how many of the texts fit within the limits for one list. */
function countShown(texts: readonly string[]): number {
  let letters = 0;
  for (const [index, { length }] of texts.entries()) {
    letters += length;
    // The first text is always shown; drawing truncates it.
    if (index === MOST_ITEMS || (index > 0 && letters > MOST_LETTERS)) return index;
  }
  return texts.length;
}

/** Joins names with a separator. Of very many names only the first are included, followed by the number of the others. */
export function joined(names: readonly string[], between: string, { glyphs }: Theme): string {
  const shown = countShown(names);
  if (shown === names.length) return names.join(between);
  return [...names.slice(0, shown), `${glyphs.ellipsis} ${grouped(names.length - shown)} more`].join(between);
}

/** Draws a heading with an optional remark at the right end, and the lines below it. Returns nothing when there are no lines. */
export function section(title: string, lines: readonly Line[], paper: DetailStyle, remark: Line = []): readonly Line[] {
  if (lines.length === 0) return [];
  const { ellipsis } = paper.theme.glyphs;
  const heading = span(rowText(title, ellipsis).toUpperCase(), HEADING);
  return [[], spread([heading], remark, paper.width, ellipsis), ...lines];
}

/** Draws the whole name of a subject, with a remark at the right end of its last row or, if that row is full, on the next one. */
export function titleLines(name: string, remark: Line, paper: DetailStyle): readonly Line[] {
  const { ellipsis } = paper.theme.glyphs;
  const rows = paragraph(rowText(name, ellipsis), paper, BOLD);
  const last = rows.at(-1) ?? [];
  const taken = lineWidthUpTo(last, paper.width) + lineWidthUpTo(remark, paper.width);
  if (remark.length === 0) return rows;
  if (taken < paper.width) return [...rows.slice(0, -1), spread(last, remark, paper.width, ellipsis)];
  return [...rows, cutLine(remark, paper.width, ellipsis)];
}

/** Draws names as a paragraph, with dots between them. */
export function listing(names: readonly string[], paper: DetailStyle, style: Style = PLAIN): readonly Line[] {
  return names.length === 0 ? [] : paragraph(dotted(names, paper.theme), paper, style, 1);
}

/** Joins those facts that are known with dots. In a paragraph, a dot at the end of a row is dropped. */
export function dotted(facts: readonly (string | null | undefined)[], theme: Theme): string {
  const known = facts.filter((fact): fact is string => Boolean(fact));
  return joined(known, `${dotBehind(theme)} `, theme);
}

/** Returns the dot behind a fact, with a no-break space so that it stays on the row of the fact. */
const dotBehind = ({ glyphs }: Theme): string => `${NO_BREAK}${glyphs.dot}`;

const WIDEST_LABEL = 24;
const LONGEST_BAR = 30;

/** Draws one bar per row, in proportion to the largest count. A single row has no bar, because there is nothing to compare. */
export function barChart(
  rows: readonly { readonly label: string; readonly count: number }[],
  paper: DetailStyle,
): readonly Line[] {
  let longest = 1;
  let labelWidth = 0;
  // A label may be wider than `WIDEST_LABEL` as long as the longest bar still fits beside it.
  const widest = Math.max(WIDEST_LABEL, paper.width - LONGEST_BAR - 6);
  for (const { label, count } of rows) {
    longest = Math.max(longest, count);
    labelWidth = Math.max(labelWidth, Math.min(widest, widthUpTo(label, widest)));
  }
  const { bar, ellipsis } = paper.theme.glyphs;
  const room = Math.max(1, Math.min(LONGEST_BAR, paper.width - labelWidth - grouped(longest).length - 3));
  const barSpan = (count: number) =>
    span(bar.repeat(Math.max(1, Math.round((count / longest) * room))), { tone: 'accent' });
  const barLine = ({ label, count }: { readonly label: string; readonly count: number }): Line => [
    span(` ${padded(clip(label, labelWidth, ellipsis), labelWidth)} `),
    ...(rows.length === 1 ? [] : [barSpan(count)]),
    span(`${rows.length === 1 ? '' : ' '}${grouped(count)}`, MUTED),
  ];
  return linesOfEach(rows, (row) => [barLine(row)], paper);
}
