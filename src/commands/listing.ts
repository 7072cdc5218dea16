import type { Hit } from '../data/search.ts';
import { placeOf, type Subject, type TreeNode } from '../data/tree.ts';
import type { Catalog, Entry } from '../data/types.ts';
import { clip, widthOf } from '../screen/text.ts';

/** One thing a line, tab-separated: place, name, address, summary; whole, for other programs. */
export function plainListing(nodes: Iterable<TreeNode>): string {
  return [...nodes].map((node) => `${fieldsOf(node).join('\t')}\n`).join('');
}

/** For eyes: name, place and summary in columns, cut to the terminal's width. */
export function columnListing(
  nodes: Iterable<TreeNode>,
  columns: number,
  paint: (place: string, name: string, summary: string) => string,
): string {
  const rows = [...nodes].map(fieldsOf);
  const nameWidth = Math.min(32, Math.max(0, ...rows.map(([, name]) => widthOf(name))));
  const placeWidth = Math.min(24, Math.max(0, ...rows.map(([place]) => widthOf(place))));
  const summaryWidth = Math.max(0, columns - nameWidth - placeWidth - 4);
  const cell = (text: string, width: number) => padded(clip(text, width, '…'), width);
  return rows
    .map(([place, name, , summary]) =>
      paint(cell(place, placeWidth), cell(name, nameWidth), clip(summary, summaryWidth, '…')),
    )
    .map((row) => `${row.trimEnd()}\n`)
    .join('');
}

const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** The entries, in the order of the tree, as the JSON contract has them. */
export const entriesJson = (entries: readonly Entry[]): string => `${JSON.stringify(entries, null, 1)}\n`;

/** Number of the export's form; it changes when a reader of the old form would fail on the new one. */
const EXPORT_SCHEMA = 1;

/** The whole catalog as `schema/export.schema.json` describes it. */
export function exportJson(catalog: Catalog, version: string, now: Date): string {
  const { categories, entries, measures, mechanisms } = catalog;
  const all = {
    schema: EXPORT_SCHEMA,
    version,
    generated: now.toISOString(),
    categories,
    entries,
    measures,
    mechanisms,
  };
  return `${JSON.stringify(all, null, 1)}\n`;
}

/** What a search that found nothing says on standard error. */
export function noMatch(query: string, nearest: readonly Hit[]): string {
  const names = nearest.map(({ node }) => node.label);
  const hint = names.length > 0 ? `; did you mean ${names.join(', ')}?` : '';
  return `nothing matches “${query}”${hint}`;
}

function fieldsOf({ label, subject }: TreeNode): readonly [place: string, name: string, url: string, summary: string] {
  return [placeOf(subject).join(' / '), label, addressOf(subject), summaryOf(subject)];
}

function addressOf(subject: Subject): string {
  if (subject.kind === 'entry') return subject.entry.url;
  return subject.kind === 'mechanism' ? subject.mechanism.url : '';
}

function summaryOf(subject: Subject): string {
  switch (subject.kind) {
    case 'entry':
      return subject.entry.summary;
    case 'mechanism':
      return subject.mechanism.summary;
    case 'measure':
      return `${subject.measure.problem}: ${subject.measure.mitigation}`;
    default:
      return '';
  }
}
