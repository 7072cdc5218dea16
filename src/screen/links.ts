import { shownAddress, webAddress } from '../data/links.ts';
import { addressInShort } from '../data/sentences.ts';
import type { Link } from '../data/types.ts';
import { wrapUpTo } from '../text/width.ts';
import {
  type DetailStyle,
  highlightedSpans,
  MOST_ITEMS,
  MOST_LETTERS,
  moreSpan,
  paragraph,
  type Rows,
  section,
} from './document.ts';
import { cutLine, type Line, lineWidthUpTo, MUTED, PLAIN, rowText, type Style, span, spread } from './line.ts';

/** What the detail pane scrolls through: its lines, and what the cursor stops at in them. */
export type Document = {
  readonly lines: readonly Line[];
  /** In the order of their numbers. */
  readonly links: readonly Link[];
  /** The one of the links that is meant when none is named; `null` where the subject has no page of its own. */
  readonly main: Link | null;
  /** The items that it leads to, below their titles. */
  readonly leads: readonly Leads[];
  /** In the order in which they are drawn. */
  readonly stops: readonly Stop[];
};

/** What the cursor stops at. */
export type Stop = Rows & {
  readonly kind: 'note' | 'link' | 'lead';
  /** The page that it opens: of a note, its source. */
  readonly link: Link | null;
  /** Id of the item that it leads to: of a note, the vulnerability. */
  readonly leadsTo: string | null;
};

/** An item to go to: its name, and a word about it. */
export type Lead = { readonly id: string; readonly name: string; readonly remark: Line };
/** Items to go to under a title; `more` of them are not listed. */
export type Leads = { readonly title: string; readonly items: readonly Lead[]; readonly more: number };
/** The pages of a subject; `more` of them are not listed. */
export type Links = {
  readonly listed: readonly Link[];
  /** Its own page, and the one that is meant when none is named. */
  readonly own: Link | null;
  readonly main: Link | null;
  /** Those of the listed that something in the document names already: they are drawn in short. */
  readonly short: ReadonlySet<Link>;
  readonly more: number;
};

/**
 * The subject's own page, if it has one that can be opened, its other pages, and the sources of what is said of it; each
 * address once.
 */
export function listLinks(page: Link, others: readonly Link[], sources: readonly Link[] = []): Links {
  const links = usableLinks([page, ...others, ...sources]);
  const own = links.listed[0] === page ? page : null;
  return { ...links, own, main: own, short: new Set(sources) };
}

/** Pages of a subject that has none of its own; the first of them says the most. */
export function sourceLinks(sources: readonly Link[]): Links {
  const links = usableLinks(sources);
  return { ...links, own: null, main: links.listed[0] ?? null, short: new Set() };
}

function usableLinks(links: readonly Link[]): Pick<Links, 'listed' | 'more'> {
  const listed = new Map<string, Link>();
  let letters = 0;
  for (const [index, link] of links.entries()) {
    letters += link.url.length + link.title.length;
    if (listed.size === MOST_ITEMS || (index > 0 && letters > MOST_LETTERS)) {
      return { listed: [...listed.values()], more: links.length - index };
    }
    if (!listed.has(link.url) && webAddress(link.url) !== null) listed.set(link.url, link);
  }
  return { listed: [...listed.values()], more: 0 };
}

/** The listed links by their addresses, each with the key that opens it; those beyond the keys have none. */
export function linksByAddress({ listed }: Links): ReadonlyMap<string, { readonly link: Link; readonly key: string }> {
  return new Map(listed.map((link, index) => [link.url, { link, key: keyOf(index) }]));
}

const keyOf = (index: number): string => (index < NUMBERED ? String(index + 1) : '');

/** A document with its links, numbered as the keys that open them, and below them the items it leads to. */
export function withLinks(
  body: readonly Line[],
  links: Links,
  leads: readonly Leads[],
  after: readonly Line[],
  paper: DetailStyle,
): Document {
  const lines: Line[] = [...body];
  const stops: Stop[] = [];
  const list = <Item>(
    title: string,
    items: readonly Item[],
    left: number,
    linesOf: (item: Item, index: number) => readonly Line[],
    stopAt: (item: Item) => Pick<Stop, 'kind' | 'link' | 'leadsTo'>,
  ) => {
    if (items.length > 0) for (const line of section(title, [[]], paper).slice(0, 2)) lines.push(line);
    for (const [index, item] of items.entries()) {
      const made = linesOf(item, index);
      stops.push({ ...stopAt(item), row: lines.length, rows: made.length });
      for (const line of made) lines.push(line);
    }
    if (left > 0) lines.push([span(' '), moreSpan(left, '', paper)]);
  };
  list(
    'Links',
    links.listed,
    links.more,
    (link, index) => linkLines(link, index, links, paper),
    (link) => ({ kind: 'link', link, leadsTo: null }),
  );
  for (const { title, items, more } of leads) {
    list(
      title,
      items,
      more,
      (lead) => [leadLine(lead, paper)],
      ({ id }) => ({ kind: 'lead', link: null, leadsTo: id }),
    );
  }
  return { lines: [...lines, ...after], links: links.listed, main: links.main, leads, stops };
}

function leadLine({ name, remark }: Lead, { width, theme, lit }: DetailStyle): Line {
  const { lead, ellipsis } = theme.glyphs;
  const words = highlightedSpans(rowText(name, ellipsis), PLAIN, lit);
  return spread([span(` ${lead} `, { tone: 'accent' }), ...words], remark, width, ellipsis);
}

const NUMBERED = 9;
/** Rows of an address, or of its title. */
const MOST_LINK_ROWS = 100;

function linkLines(link: Link, index: number, { own, short }: Links, paper: DetailStyle): readonly Line[] {
  const number = span(` ${keyOf(index) || ' '} `, { tone: 'accent' });
  const look: Style = { underline: true, link: link.url };
  const address = shownAddress(link.url);
  if (short.has(link))
    return shortLinkLines(
      [number, ...highlightedSpans(addressInShort(address, paper.theme.glyphs.ellipsis), look, paper.lit)],
      link.title,
      paper,
    );
  const { rows, left } = wrapUpTo(address, paper.width - 3, MOST_LINK_ROWS);
  const [first = '', ...rest] = rows;
  // The title of the subject's own page stands at the top already.
  const title = link === own ? [] : paragraph(link.title, paper, MUTED, 3).slice(0, MOST_LINK_ROWS);
  return [
    [number, ...highlightedSpans(first, look, paper.lit)],
    ...rest.map((row): Line => [span('   '), ...highlightedSpans(row, look, paper.lit)]),
    ...(left > 0 ? [[span('   '), moreSpan(left, 'letters', paper)]] : []),
    ...title,
  ];
}

/** One row, with the title at its end where it has room for both. */
function shortLinkLines(address: Line, title: string, { width, theme, lit }: DetailStyle): readonly Line[] {
  const { ellipsis } = theme.glyphs;
  const name = highlightedSpans(rowText(title, ellipsis), MUTED, lit);
  if (lineWidthUpTo([...address, ...name], width) < width) return [spread(address, name, width, ellipsis)];
  return [cutLine(address, width, ellipsis), cutLine([span('   '), ...name], width, ellipsis)];
}
