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

/** What a search reports about an item that it has found. */
export type Finding = {
  /** Whether the item matches only in part. */
  readonly isNear: boolean;
  /** Why the item can replace what the query names; `null` if it was found by its own words. */
  readonly reason: Reason | null;
};

export type FindingOf = (node: TreeNode) => Finding;
/** The finding for an item that was not searched for. */
const NOT_SOUGHT: FindingOf = () => ({ isNear: false, reason: null });

/** Precedes words that are not the item's own, as on the screen. */
const AS = 'as:';

/**
 * Returns one item per line, for other programs: category, name, address and full summary, separated by tabs. An item that
 * matches only in part has `near` in a fifth column. A sixth says why an item can replace what the query names.
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

/** Precedes the name of an item that matches only in part. */
const NEAR_SIGN = '~';

const WIDEST_NAME = 32;
/** The share of a narrow terminal that names may take, so that enough is left for the summaries. */
const SHARE_OF_NAMES = 0.4;
const WIDEST_CATEGORY = 24;
/** If less is left for the summaries, the categories are left out: a summary says more. */
const NARROWEST_SUMMARY = 40;

/**
 * Returns the items in columns, for a terminal: category, name, why the item can replace another, and summary, cut to the width
 * of the terminal. On a narrow terminal the categories are left out.
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
  const nameWidth = widest(rows, ([, name]) => name, Math.min(WIDEST_NAME, Math.floor(SHARE_OF_NAMES * columns)));
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

/** Shortens a path by its outermost title, which says less than the others. */
function shortPath(titles: readonly string[]): string {
  const whole = titles.join(' / ');
  return titles.length > 2 && widthOf(whole) > WIDEST_CATEGORY ? titles.slice(1).join(' / ') : whole;
}

/** Returns the width in cells of the widest text, at most `most`. */
function widest(rows: readonly Row[], textOf: (row: Row) => string, most: number): number {
  let width = 0;
  for (const fields of rows) width = Math.max(width, widthOf(textOf(fields)));
  return Math.min(width, most);
}

const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** The number of items that are turned into JSON at once. The whole JSON of a large list would take too much memory. */
const ITEMS_IN_PIECE = 1_000;

/** Returns items in the documented JSON format, in the given order. The pieces are to be printed one after the other. */
export function* itemsJson(nodes: readonly TreeNode[]): Generator<string> {
  if (nodes.length === 0) yield '[]';
  for (let from = 0; from < nodes.length; from += ITEMS_IN_PIECE) {
    const items = nodes.slice(from, from + ITEMS_IN_PIECE).map(({ subject }) => typedItem(subject));
    const isLast = from + ITEMS_IN_PIECE >= nodes.length;
    yield JSON.stringify(items, null, 1).slice(from === 0 ? 0 : 1, isLast ? undefined : -2) + (isLast ? '' : ',');
  }
  yield '\n';
}

/**
 * Returns hits as JSON, best first: each item with its score, whether it matches only in part, and why it can replace what the
 * query names.
 */
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

/** The version of the export format. It changes when a program that reads the old format would fail on the new one. */
const EXPORT_SCHEMA = 2;

/** Returns the whole catalog as `schema/export.schema.json` describes it. */
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

/** Returns the summary of an item. For a vulnerability, the names of what it touches come first. */
function listingSummary(subject: Subject): string {
  const summary = itemSummary(subject);
  return subject.kind === 'vulnerability' ? `${touchedNames(subject.vulnerability)}: ${summary}` : summary;
}

function itemAddress(subject: Subject): string {
  if (subject.kind === 'entry') return subject.entry.url;
  if (subject.kind === 'vulnerability') return subject.vulnerability.notes[0]?.note.source ?? '';
  return subject.kind === 'mechanism' ? subject.mechanism.url : '';
}
