import { ENTRY_FIELDS, MECHANISM_FIELDS } from '../../data/fields.ts';
import { stateOf } from '../../data/revisions.ts';
import { categoryPath, type Subject, type TreeNode } from '../../data/tree.ts';
import type { Catalog } from '../../data/types.ts';
import { touchedNames } from '../../data/vulnerabilities.ts';
import { BOLD, cutLine, type Line, MUTED, span } from '../../screen/line.ts';
import { paint, type Theme } from '../../screen/theme.ts';
import { itemSummary } from '../../search/text/documents.ts';
import type { Hit, Reason } from '../../search/types.ts';
import { clip, measureAmbiguous, widthOf } from '../../text/width.ts';
import { typedItem, withNulls } from './item-json.ts';

/** What a search says of an item that it has found. */
export type Finding = {
  /** Whether it only comes near what was searched for. */
  readonly isNear: boolean;
  /** Why it can take the place of what the query names; `null` where it was found by its own words. */
  readonly reason: Reason | null;
};

export type FindingOf = (node: TreeNode) => Finding;
/** Of what no search has found. */
const NOT_SOUGHT: FindingOf = () => ({ isNear: false, reason: null });

/** Before words that are not the item's own, as on the screen. */
const AS = 'as:';

/**
 * For other programs: one item per line, with its category, name, address and summary in full, separated by tabs. What is only
 * near has `near` in a fifth column. A sixth says why an item can take the place of what the query names.
 */
export function plainListing(nodes: Iterable<TreeNode>, findingOf = NOT_SOUGHT): string {
  const columns = (node: TreeNode) => {
    const { isNear, reason } = findingOf(node);
    const near = isNear ? 'near' : '';
    if (reason !== null) return [...listingColumns(node), near, `${AS} ${reason.text}`];
    return isNear ? [...listingColumns(node), near] : listingColumns(node);
  };
  return Array.from(nodes, (node) => `${columns(node).join('\t')}\n`).join('');
}

/** Stands before the name of what is only near. */
const NEAR_SIGN = '~';

const WIDEST_NAME = 32;
const WIDEST_CATEGORY = 24;
const NARROWEST_SUMMARY = 16;

/**
 * For eyes, in columns: category, name, why it can take the place of another, and summary, cut to the width of the terminal. A narrow
 * one has no room for categories.
 */
export function columnListing(
  nodes: Iterable<TreeNode>,
  columns: number,
  theme: Theme,
  findingOf = NOT_SOUGHT,
): string {
  measureAmbiguous(theme.ambiguous);
  const rows = Array.from(nodes, (node): Row => {
    const [, name, , summary] = listingColumns(node);
    const { isNear, reason } = findingOf(node);
    return [shortPath(categoryPath(node.subject)), `${isNear ? NEAR_SIGN : ''}${name}`, summary, reason];
  });
  const nameWidth = widest(rows, ([, name]) => name, Math.min(WIDEST_NAME, columns));
  const categoryWidth = widest(rows, ([category]) => category, WIDEST_CATEGORY);
  const hasCategories = categoryWidth + nameWidth + NARROWEST_SUMMARY + 4 <= columns;
  return rows
    .map(([category, name, summary, reason]): Line => {
      const first = [span(padded(cut(category, categoryWidth), categoryWidth), MUTED), span('  ')];
      return [
        ...(hasCategories ? first : []),
        span(padded(cut(name, nameWidth), nameWidth), BOLD),
        ...(reason === null ? [] : [span(`  ${AS} ${reason.text}`, MUTED)]),
        span(`  ${summary}`),
      ];
    })
    .map((row) => `${paint(cutLine(row, columns, theme.glyphs.ellipsis), theme).trimEnd()}\n`)
    .join('');

  function cut(text: string, width: number): string {
    return clip(text, width, theme.glyphs.ellipsis);
  }
}

type Row = readonly [category: string, name: string, summary: string, reason: Reason | null];

/** Of a long path, the titles within the outermost say more. */
function shortPath(titles: readonly string[]): string {
  const whole = titles.join(' / ');
  return titles.length > 2 && widthOf(whole) > WIDEST_CATEGORY ? titles.slice(1).join(' / ') : whole;
}

/** The cells of the widest of the texts, which are as many as there are rows, but no more than `most`. */
function widest(rows: readonly Row[], textOf: (row: Row) => string, most: number): number {
  let width = 0;
  for (const fields of rows) width = Math.max(width, widthOf(textOf(fields)));
  return Math.min(width, most);
}

const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** Items are made JSON so many at a time: that of a large list does not fit the memory well. */
const ITEMS_IN_PIECE = 1_000;

/** Items in the order given, as the JSON contract has them, in pieces to print one behind the other. */
export function* itemsJson(nodes: readonly TreeNode[]): Generator<string> {
  if (nodes.length === 0) yield '[]';
  for (let from = 0; from < nodes.length; from += ITEMS_IN_PIECE) {
    const items = nodes.slice(from, from + ITEMS_IN_PIECE).map(({ subject }) => typedItem(subject));
    const isLast = from + ITEMS_IN_PIECE >= nodes.length;
    yield JSON.stringify(items, null, 1).slice(from === 0 ? 0 : 1, isLast ? undefined : -2) + (isLast ? '' : ',');
  }
  yield '\n';
}

/** The same of hits, best first, each with its score, whether it is only near, and why it can take the place of what the query names. */
export function hitsJson(hits: readonly Hit[], reasonOf: (node: TreeNode) => Reason | null = () => null): string {
  const items = hits.map(({ node, score, isNear }) => ({
    ...typedItem(node.subject),
    score: Math.round(score * 1000) / 1000,
    near: isNear,
    reason: reasonJson(reasonOf(node)),
  }));
  return `${JSON.stringify(items, null, 1)}\n`;
}

const reasonJson = (reason: Reason | null) => reason && { place: reason.place, text: reason.text };

/** Number of the export's form; it changes when a reader of the old form would fail on the new one. */
const EXPORT_SCHEMA = 2;

/** The whole catalog as `schema/export.schema.json` describes it. */
export function exportJson(catalog: Catalog, version: string, now: Date): string {
  const { categories, entries, measures, mechanisms, flaws, revisions } = catalog;
  const all = {
    schema: EXPORT_SCHEMA,
    version,
    generated: now.toISOString(),
    ...stateOf(catalog),
    categories,
    entries: entries.map((entry) => withNulls(entry, ENTRY_FIELDS)),
    measures,
    mechanisms: mechanisms.map((mechanism) => withNulls(mechanism, MECHANISM_FIELDS)),
    flaws,
    revisions,
  };
  return `${JSON.stringify(all, null, 1)}\n`;
}

type Columns = readonly [category: string, name: string, url: string, summary: string];

function listingColumns({ label, subject }: TreeNode): Columns {
  return [categoryPath(subject).join(' / '), label, itemAddress(subject), listingSummary(subject)];
}

/** What an item is; of a vulnerability, first what it touches. */
function listingSummary(subject: Subject): string {
  const summary = itemSummary(subject);
  return subject.kind === 'vulnerability' ? `${touchedNames(subject.vulnerability)}: ${summary}` : summary;
}

function itemAddress(subject: Subject): string {
  if (subject.kind === 'entry') return subject.entry.url;
  if (subject.kind === 'vulnerability') return subject.vulnerability.notes[0]?.note.source ?? '';
  return subject.kind === 'mechanism' ? subject.mechanism.url : '';
}
