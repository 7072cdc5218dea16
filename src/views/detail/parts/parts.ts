import { asidePaper, type DetailStyle, highlightedSpans, moreSpan } from '../../../screen/document.ts';
import { type Line, PLAIN, rowText, span, spread } from '../../../screen/line.ts';
import type { Document, Lead, Leads, Links, Part, Stop } from '../../../screen/links.ts';
import { headed, linksPart } from './links.ts';

/**
 * Makes a document from the text about a subject, its links, its leads, and the lines `after` them. The leads are in the column
 * beside the text if the paper has one.
 */
export function withLinks(
  body: Part,
  links: Links,
  leads: readonly (Leads | Part)[],
  after: readonly Line[],
  paper: DetailStyle,
): Document {
  const side = asidePaper(paper);
  const text = withHeadings(stacked([body, linksPart(links, paper)]));
  const beside = withHeadings(stacked(leads.map((one) => ('items' in one ? leadsPart(one, side) : one))));
  const end = withHeadings({ lines: after, stops: [] });
  const listed = leads.flatMap((one) => ('items' in one ? [one] : (one.leads ?? [])));
  const pages = { links: links.listed, leads: listed, main: links.main };
  // Without leads there is no column: an empty one behind a rule would look as if something were missing.
  if (typeof paper.aside !== 'number' || beside.lines.length === 0)
    return { ...pages, ...stacked([text, beside, end]), aside: null };
  const { lines, stops } = stacked([text, end]);
  const column = withoutGap(beside);
  // The number of a stop does not depend on the column, so that the stop stays chosen when the window changes its size.
  const inColumn = column.stops.map((stop): Stop => ({ ...stop, isAside: true }));
  return { ...pages, lines, stops: stops.toSpliced(text.stops.length, 0, ...inColumn), aside: column.lines };
}

/** Puts parts one below the other. */
function stacked(parts: readonly Part[]): Part {
  const lines: Line[] = [];
  const stops: Stop[] = [];
  for (const part of parts) {
    for (const stop of part.stops) stops.push({ ...stop, row: stop.row + lines.length });
    for (const line of part.lines) lines.push(line);
  }
  return { lines, stops };
}

/** Removes the blank row above the first heading of the column, so that the heading is level with the title of the text. */
function withoutGap({ lines, stops }: Part): Part {
  return { lines: lines.slice(1), stops: stops.map((stop) => ({ ...stop, row: stop.row - 1 })) };
}

/** Draws leads, one in each row. */
function leadsPart({ title, items, more }: Leads, paper: DetailStyle): Part {
  const lines: Line[] = items.map((lead) => leadLine(lead, paper));
  const stops = items.map(({ id }, row): Stop => ({ kind: 'lead', link: null, leadsTo: id, row, rows: 1 }));
  if (more > 0) lines.push([span(' '), moreSpan(more, '', paper)]);
  return headed(title, lines, stops, paper);
}

function leadLine({ name, remark }: Lead, { width, theme, lit }: DetailStyle): Line {
  const { lead, ellipsis } = theme.glyphs;
  const words = highlightedSpans(rowText(name, ellipsis), PLAIN, lit);
  return spread([span(` ${lead} `, { tone: 'accent' }), ...words], remark, width, ellipsis);
}

/** Adds the headings of the sections to the stops of a part, so that the user can jump to them. */
export const withHeadings = ({ lines, stops }: Part): Part => ({
  lines,
  stops: [...stops, ...headingsIn(lines)].sort((a, b) => a.row - b.row),
});

function headingsIn(lines: readonly Line[]): readonly Stop[] {
  return lines.flatMap(([first], row): readonly Stop[] =>
    first?.style.isHeading ? [{ kind: 'heading', link: null, leadsTo: null, row, rows: 1, title: first.text }] : [],
  );
}
