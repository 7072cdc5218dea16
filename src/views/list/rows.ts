import { isItem, type Row, type Subject, type TreeNode } from '../../data/tree.ts';
import { highlightedSpans } from '../../screen/document.ts';
import { capFor } from '../../screen/key-caps.ts';
import {
  BOLD,
  cutLine,
  type Line,
  lineWidthUpTo,
  MATCHED,
  MUTED,
  rowText,
  SELECTED,
  type Span,
  span,
  spread,
} from '../../screen/line.ts';
import { impactSign, statusSign } from '../../screen/status.ts';
import type { Theme } from '../../screen/theme.ts';
import type { Hit, SearchResult } from '../../search/types.ts';
import { grouped } from '../../text/grouped.ts';
import { type State, topView } from '../state.ts';
import { foundRemarks, openSpan } from './found.ts';
import { sectionLabel } from './section.ts';

/** How the rows of the list look. The cursor is bright while the list has the focus, and muted while the detail has it. */
type Look = {
  readonly theme: Theme;
  readonly columns: number;
  readonly hasKeys: boolean;
  readonly bookmarks: ReadonlySet<string>;
  readonly marks: readonly string[];
};

export type TreePane = Look & {
  readonly rows: readonly Row[];
  readonly cursor: number;
  readonly expanded: ReadonlySet<string>;
  /** Ids of the items that are new since the last visit. */
  readonly news: ReadonlySet<string>;
};

/** Draws the rows of the tree, each with its sign, and its count or status. */
export function treeLines(pane: TreePane): readonly Line[] {
  return pane.rows.map(({ node, depth }, index) => {
    const isCursor = index === pane.cursor;
    const right =
      node.children.length > 0 || !isItem(node.subject)
        ? [span(grouped(node.count), MUTED)]
        : [rowStatus(node.subject, pane)];
    const left: Line = [
      cursorSpan(isCursor, pane),
      ...indent(node, depth, pane),
      rowSign(node, pane),
      span(' '),
      span(rowText(node.label, pane.theme.glyphs.ellipsis), labelStyle(node, isCursor)),
    ];
    return spread(left, [...right, span(' ')], pane.columns, pane.theme.glyphs.ellipsis);
  });
}

/** Whether a column contains the sign of a row, or the blank behind it. */
export const isOnSign = ({ depth }: Row, x: number): boolean => x >= 1 + 2 * depth && x <= 2 + 2 * depth;

/**
 * Draws the indent of a row. The mark is at the front of it, so that all marks are in one column, and none takes the place of a
 * bookmark's sign.
 */
function indent(node: TreeNode, depth: number, pane: TreePane): Line {
  const blank = '  '.repeat(depth);
  return depth > 0 && isMarked(node, pane) ? [markSpan(pane), span(blank.slice(1))] : [span(blank)];
}

const isMarked = ({ subject }: TreeNode, { marks }: Look): boolean =>
  marks.length > 0 && subject.kind === 'entry' && marks.includes(subject.entry.id);

const markSpan = ({ theme }: Look): Span => span(theme.glyphs.mark, MATCHED);

const labelStyle = (node: TreeNode, isCursor: boolean) => (isCursor || node.parent === null ? BOLD : {});

function rowSign(node: TreeNode, { expanded, theme, bookmarks, news }: TreePane): Span {
  const { glyphs } = theme;
  if (node.subject.kind === 'shelf' && node.subject.shelf === 'bookmarks')
    return span(glyphs.bookmark, { tone: 'warn' });
  // The outline has the count of a branch, but not its children.
  if (node.children.length > 0 || node.count > 0)
    return span(expanded.has(node.id) ? glyphs.open : glyphs.closed, MUTED);
  if (!isItem(node.subject)) return span(glyphs.dot, MUTED);
  if (bookmarks.has(node.id)) return span(glyphs.bookmark, { tone: 'warn' });
  return news.has(node.id) ? NEW_SIGN : span(' ');
}

/** The sign before an item that is new since the last visit. */
const NEW_SIGN = span('+', { tone: 'good' });

function cursorSpan(isCursor: boolean, { theme, hasKeys }: Look): Span {
  return isCursor ? span(theme.glyphs.cursor, hasKeys ? SELECTED : MUTED) : span(' ');
}

/** Draws the status of an entry, or the impact of a vulnerability. */
function rowStatus(subject: Subject, look: Look): Span {
  if (subject.kind === 'vulnerability') return impactSign(subject.vulnerability.impact, look.theme);
  return statusSign(subject.kind === 'entry' ? subject.entry.status : null, look);
}

export type ResultsPane = Look & {
  readonly result: SearchResult;
  readonly hits: readonly Hit[];
  readonly cursor: number;
};

/** The sign before a result that matches only a part of the query. */
const NEAR_SIGN = span('~', MUTED);

/** Draws the results, best first, each with its matched letters highlighted and a remark at the right. */
export function resultLines(pane: ResultsPane): readonly Line[] {
  return pane.hits.map(({ node, isNear }, index) => {
    const isCursor = index === pane.cursor;
    const mark = isMarked(node, pane) ? markSpan(pane) : span(' ');
    const sign = pane.bookmarks.has(node.id) ? span(pane.theme.glyphs.bookmark, { tone: 'warn' }) : mark;
    const near = isNear ? NEAR_SIGN : span(' ');
    const gap = sign !== mark && isMarked(node, pane) ? mark : near;
    const label = rowText(node.label, pane.theme.glyphs.ellipsis);
    const name = highlightedSpans(label, isCursor ? BOLD : {}, pane.result.lit);
    const left: Line = [cursorSpan(isCursor, pane), sign, gap, ...name];
    return spread(
      left,
      remarkSpans(node, lineWidthUpTo(left, pane.columns), pane),
      pane.columns,
      pane.theme.glyphs.ellipsis,
    );
  });
}

/** The fewest cells for the names of what a vulnerability touches. In less room they would say nothing. */
const LEAST_OF_NAMES = 6;

/**
 * Draws the right end of a result: how many notes are open in the version asked for, or else why the item was found, if its
 * name does not show that, or else its section. The status follows. If the name needs the room, only the status is drawn.
 */
function remarkSpans(node: TreeNode, taken: number, pane: ResultsPane): Line {
  const { remark, open, lit } = pane.result;
  const status = rowStatus(node.subject, pane);
  const reason = remark(node);
  const inVersion = open(node);
  // The id of a vulnerability says nothing without the names of what it touches.
  if (node.subject.kind === 'vulnerability' && reason?.place !== 'alias') {
    const room = pane.columns - taken - 5;
    const names = cutLine(highlightedSpans(sectionLabel(node.subject), MUTED, lit), room, pane.theme.glyphs.ellipsis);
    return room < LEAST_OF_NAMES ? [status, span(' ')] : [...names, span(' '), status, span(' ')];
  }
  const found = foundRemarks(reason, lit);
  const place: readonly Line[] = found.length > 0 ? found : [[span(sectionLabel(node.subject), MUTED)]];
  const remarks: readonly Line[] = inVersion === null ? place : [[openSpan(inVersion)], ...place];
  const fitting = remarks.find((remark) => taken + lineWidthUpTo(remark, pane.columns) + 5 <= pane.columns);
  return fitting ? [...fitting, span(' '), status, span(' ')] : [status, span(' ')];
}

/** Returns the key that clears the search. It is another one in the search line, because an arrow moves the caret there. */
const clearingKey = (state: Pick<State, 'stack'>, { glyphs }: Theme): string =>
  topView(state).view === 'search-line'
    ? capFor('search-line', 'clear-search', glyphs)
    : capFor('list', 'close-branch', glyphs);

/** What is said of an advisory that the catalog does not have, in lines short enough for the narrowest list. */
const NOT_RECORDED = ['It is not recorded here;', 'products may still be affected.'];

/** Draws the heading above results that do not match the whole query: there are none, only near ones, or none yet. */
export function headingLines(
  { query: { text: query }, ...state }: Pick<State, 'query' | 'stack'>,
  result: SearchResult,
  columns: number,
  theme: Theme,
): readonly Line[] {
  const { ellipsis } = theme.glyphs;
  const { count, extent, near, isPending } = result;
  if (isPending) return [[span(` Searching${ellipsis}`, MUTED)]];
  if (extent === 'all' && count > 0) return [];
  const nothing: Line = [span(' Nothing matches '), span(query.trim(), BOLD)];
  if (count === 0) {
    // Importing the search’s own test for advisories would make the first screen larger.
    const said = /^\s*(?:cve|ghsa)-/i.test(query) ? NOT_RECORDED : [];
    const hints = [...said, `${clearingKey(state, theme)} clears the search.`];
    return [nothing, ...hints.map((hint) => [span(` ${hint}`, MUTED)])].map((line) => cutLine(line, columns, ellipsis));
  }
  if (extent === 'some') {
    const exact = count - near;
    const counted = ` ${exact} ${exact === 1 ? 'has' : 'have'} all words, ~ only some.`;
    return [cutLine([span(exact > 0 ? counted : ' No exact match. Closest:', MUTED)], columns, ellipsis)];
  }
  return [cutLine(nothing, columns, ellipsis), [span(' Similar names:', MUTED)]];
}
