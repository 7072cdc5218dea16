import { shownAddress } from '../../../data/links.ts';
import { addressInShort } from '../../../data/sentences.ts';
import type { Link } from '../../../data/types.ts';
import { type DetailStyle, highlightedSpans, moreSpan, paragraph, section } from '../../../screen/document.ts';
import { type Line, lineWidthUpTo, MUTED, rowText, type Span, type Style, span, spread } from '../../../screen/line.ts';
import { keyOf, type Links, type Part, type Stop } from '../../../screen/links.ts';
import { clip, widthUpTo, wrapUpTo } from '../../../text/width.ts';

/** The largest number of rows of an address, or of its title. */
const MOST_LINK_ROWS = 100;
/** Number of cells before an address: its number, with a blank on each side. */
const MARGIN = 3;

/**
 * Draws the links of a document, numbered by the keys that open them. The addresses are shortened, except for the chosen link.
 */
export function linksPart(links: Links, paper: DetailStyle): Part {
  const lines: Line[] = [];
  const stops: Stop[] = [];
  for (const [index, link] of links.listed.entries()) {
    const made = linkLines(link, index, links, paper, false);
    const whole = () => linkLines(link, index, links, paper, true);
    stops.push({ kind: 'link', link, leadsTo: null, row: lines.length, rows: made.length, whole });
    for (const line of made) lines.push(line);
  }
  if (links.more > 0) lines.push([span(' '), moreSpan(links.more, '', paper)]);
  return headed('Links', lines, stops, paper);
}

/** Adds a heading above a part, and moves its stops down by the rows that this takes. */
export function headed(title: string, body: readonly Line[], stops: readonly Stop[], paper: DetailStyle): Part {
  const lines = section(title, body, paper);
  const above = lines.length - body.length;
  return { lines, stops: stops.map((stop) => ({ ...stop, row: stop.row + above })) };
}

/** Draws an address, with the title at the end of its last row or, if there is no room, below it. */
function linkLines(link: Link, index: number, { own }: Links, paper: DetailStyle, isWhole: boolean): readonly Line[] {
  const { theme, width, lit } = paper;
  const { ellipsis } = theme.glyphs;
  const address = shownAddress(link.url);
  const look: Style = { underline: true, link: link.url };
  const room = width - MARGIN;
  const title = link === own ? '' : link.title;
  const isOneRow = widthUpTo(`${address} ${title}`, room) < room;
  const short = clip(addressInShort(address, ellipsis), room, ellipsis);
  const rows = isWhole || isOneRow ? addressRows(address, room) : [short];
  const lines = rows.map((row, at): Line => {
    const margin: Span = at === 0 ? span(` ${keyOf(index) || ' '} `, { tone: 'accent' }) : span(' '.repeat(MARGIN));
    return [margin, ...highlightedSpans(row, look, lit)];
  });
  // The link to the subject's own page has no title, because the name of the subject is at the top already.
  if (title === '') return lines;
  const words = highlightedSpans(rowText(title, ellipsis), MUTED, lit);
  const last = lines.at(-1) ?? [];
  if (lineWidthUpTo([...last, ...words], width) < width)
    return [...lines.slice(0, -1), spread(last, words, width, ellipsis)];
  return [...lines, ...paragraph(title, paper, MUTED, MARGIN).slice(0, MOST_LINK_ROWS)];
}

/**
 * Breaks a whole address into rows that end with a slash or another separator. A piece that is wider than a row is broken
 * anywhere.
 */
export function addressRows(address: string, width: number): readonly string[] {
  if (widthUpTo(address, width) <= width) return [address];
  const rows: string[] = [];
  let row = '';
  const add = (piece: string) => {
    if (row !== '' && widthUpTo(row + piece, width) > width) {
      rows.push(row);
      row = '';
    }
    row += piece;
  };
  for (const part of address.split(/(?<=[/ ])/)) {
    if (rows.length >= MOST_LINK_ROWS) break;
    if (widthUpTo(part, width) <= width) add(part);
    else for (const piece of part.split(/(?<=[-_.?&=#])/)) addLong(piece);
  }
  return [...rows, row].filter((one) => one !== '').slice(0, MOST_LINK_ROWS);

  function addLong(piece: string): void {
    const { rows: broken } = wrapUpTo(piece, width, MOST_LINK_ROWS);
    for (const one of broken) add(one);
  }
}
