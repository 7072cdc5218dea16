import { shownAddress } from '../data/links.ts';
import type { Link } from '../data/types.ts';
import type { Lit } from '../search/result.ts';
import { HEADING, LIT, type Line, MUTED, PLAIN, type Span, type Style, span, spread } from './line.ts';
import { wrap } from './text.ts';
import type { Theme } from './theme.ts';

/** What the detail pane scrolls through: its lines, and what can be chosen in it with the lines that stand for it. */
export type Document = {
  readonly lines: readonly Line[];
  readonly links: readonly Link[];
  /** Ids of the items that it leads to. */
  readonly leads: readonly string[];
  /** First the rows of the links, then those of the leads. */
  readonly chosenRows: readonly number[];
};

/** An item to go to: its name, and a word about it. */
export type Lead = { readonly id: string; readonly name: string; readonly remark: Line };
export type Leads = { readonly title: string; readonly items: readonly Lead[] };

export type Paper = {
  readonly width: number;
  readonly theme: Theme;
  readonly lit: Lit;
  /** Notes, or their CVEs, that a search has found. */
  readonly foundNotes: ReadonlySet<string>;
};

/** A text with the matched letters lit. */
export function litSpans(text: string, style: Style, lit: Lit): Line {
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

/** A text wrapped to the paper, each row `indent` cells in. */
export function paragraph(text: string, paper: Paper, style: Style = PLAIN, indent = 0): readonly Line[] {
  return wrap(text, paper.width - indent).map((row) => [
    ...(indent > 0 ? [span(' '.repeat(indent))] : []),
    ...litSpans(row.replaceAll(NO_BREAK, ' '), style, paper.lit),
  ]);
}

/** A heading with an optional remark at its right end, and its lines below; nothing when there are no lines. */
export function section(title: string, lines: readonly Line[], paper: Paper, remark = ''): readonly Line[] {
  if (lines.length === 0) return [];
  const right = remark === '' ? [] : [span(remark, MUTED)];
  return [[], spread([span(title.toUpperCase(), HEADING)], right, paper.width, paper.theme.glyphs.ellipsis), ...lines];
}

/** Names with dots between them, as rows of text. */
export function listing(names: readonly string[], paper: Paper, style: Style = PLAIN): readonly Line[] {
  return names.length === 0 ? [] : paragraph(dotted(names, paper.theme), paper, style, 1);
}

/** What there is of some facts, with dots between them; a row may end with a dot, and does not begin with one. */
export function dotted(facts: readonly (string | null | undefined)[], { glyphs }: Theme): string {
  return facts.filter(Boolean).join(`${NO_BREAK}${glyphs.dot} `);
}

/** A document with its links, numbered as the keys that open them, and below them the items it leads to. */
export function withLinks(
  body: readonly Line[],
  links: readonly Link[],
  leads: readonly Leads[],
  after: readonly Line[],
  paper: Paper,
): Document {
  const lines: Line[] = [...body];
  const chosenRows: number[] = [];
  const heading = (title: string) => lines.push(...section(title, [[]], paper).slice(0, 2));
  if (links.length > 0) heading('Links');
  for (const [index, link] of links.entries()) {
    chosenRows.push(lines.length);
    lines.push(...linkLines(link, index, paper));
  }
  for (const { title, items } of leads) {
    if (items.length > 0) heading(title);
    for (const lead of items) {
      chosenRows.push(lines.length);
      lines.push(leadLine(lead, paper));
    }
  }
  return {
    lines: [...lines, ...after],
    links,
    leads: leads.flatMap(({ items }) => items.map(({ id }) => id)),
    chosenRows,
  };
}

function leadLine({ name, remark }: Lead, { width, theme, lit }: Paper): Line {
  const { lead, ellipsis } = theme.glyphs;
  return spread([span(` ${lead} `, { tone: 'accent' }), ...litSpans(name, PLAIN, lit)], remark, width, ellipsis);
}

const NUMBERED = 9;

function linkLines(link: Link, index: number, paper: Paper): readonly Line[] {
  const number = index < NUMBERED ? String(index + 1) : ' ';
  const address = shownAddress(link.url);
  const look: Style = { underline: true, link: link.url };
  const [first = '', ...rest] = wrap(address, paper.width - 3);
  // The first link is the subject's own page; its title stands at the top already.
  const title = index === 0 ? [] : paragraph(link.title, paper, MUTED, 3);
  return [
    [span(` ${number} `, { tone: 'accent' }), span(first, look)],
    ...rest.map((row): Line => [span('   '), span(row, look)]),
    ...title,
  ];
}

/** One bar per row, as long as its share of the longest; for counts that are worth comparing. */
export function barChart(
  rows: readonly { readonly label: string; readonly count: number }[],
  paper: Paper,
): readonly Line[] {
  const longest = Math.max(1, ...rows.map(({ count }) => count));
  const labelWidth = Math.min(24, Math.max(0, ...rows.map(({ label }) => label.length)));
  const room = Math.max(1, Math.min(30, paper.width - labelWidth - 6));
  return rows.map(({ label, count }) => [
    span(` ${label.slice(0, labelWidth).padEnd(labelWidth)} `),
    span(paper.theme.glyphs.bar.repeat(Math.max(1, Math.round((count / longest) * room))), { tone: 'accent' }),
    span(` ${count}`, MUTED),
  ]);
}
