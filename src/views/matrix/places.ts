import { rememberLast } from '../../data/remember.ts';
import type { Rectangle } from '../../screen/layout.ts';
import { widthUpTo } from '../../text/width.ts';
import type { Context } from '../context.ts';
import type { Column } from './columns/column.ts';
import { HEAD_SIZES, type HeadSize } from './columns/heads.ts';
import { chosenColumn, type MatrixRow, type Table } from './select.ts';
import type { MatrixState } from './state.ts';

/** The number of rows for the entries, which stand below one row of heads, and for the sentence and the facts in the panel. */
export type RowsOfParts = { readonly entries: number; readonly sentence: number; readonly facts: number };

/** The rows of the panel that are always there: the rule with the name of the column, and the legend. */
const ALWAYS_BELOW = 2;

/** Divides the rows of a place. The result does not depend on the chosen column, so that choosing another one shifts nothing. */
export function rowsOfParts({ rows }: Pick<Rectangle, 'rows'>): RowsOfParts {
  const facts = rows < 9 ? 0 : 1;
  const sentence = rows < 9 ? 0 : rows < 18 ? 1 : 2;
  return { entries: Math.max(1, rows - 1 - ALWAYS_BELOW - facts - sentence), sentence, facts };
}

/** The visible columns, the width of the names, and the size of the heads. */
export type Widths = {
  readonly name: number;
  readonly size: HeadSize;
  /** The index of the first visible column, and the number of visible columns. */
  readonly first: number;
  readonly count: number;
};

/** The cells before the name, for the cursor and the mark, and behind the last column, for the sign that more columns follow. */
const BEFORE_NAME = 2;
const BEHIND = 1;
const LONGEST_NAME = 32;
const SHORTEST_NAME = 18;
/** In a window with fewer columns, names are shorter, because few columns of the matrix would fit. */
const NARROW = 60;
const SHORTEST_NAME_THERE = 13;

/**
 * Divides a width between the names and the columns. If all columns fit, they have the longest heads that fit. Otherwise as many
 * as possible are visible with the shortest heads, including the chosen one.
 */
export function divided(
  columns: readonly Column[],
  rows: readonly MatrixRow[],
  width: number,
  { left, chosen, margin = 0 }: { readonly left: number; readonly chosen: number; readonly margin?: number },
): Widths {
  const wanted = Math.min(LONGEST_NAME, longestName(rows));
  const room = width - BEFORE_NAME - BEHIND;
  const shortest = Math.min(wanted, width < NARROW ? SHORTEST_NAME_THERE : SHORTEST_NAME);
  const whole = HEAD_SIZES.find((size) => widthOfAll(columns, size) + shortest <= room);
  if (whole !== undefined) {
    const name = Math.min(wanted, room - widthOfAll(columns, whole));
    return { name, size: whole, first: 0, count: columns.length };
  }
  const inView = windowOf(columns, room - shortest, left, chosen, margin);
  const taken = widthOfAll(columns.slice(inView.first, inView.first + inView.count), 'letters');
  return { name: Math.max(shortest, Math.min(wanted, room - taken)), size: 'letters', ...inView };
}

/** Returns the index of the column at `x`; `undefined` at the name, or where there is no column. */
export function columnAt(x: number, columns: readonly Column[], widths: Widths): number | undefined {
  let end = BEFORE_NAME + widths.name;
  if (x < end) return undefined;
  for (let index = widths.first; index < widths.first + widths.count; index++) {
    end += columns[index]?.width(widths.size) ?? 0;
    if (x < end) return index;
  }
  return undefined;
}

const widthOfAll = (columns: readonly Column[], size: HeadSize): number =>
  columns.reduce((sum, column) => sum + column.width(size), 0);

/** Returns the visible columns from `left` on, moved no further than the chosen one and `margin` neighbours of it require. */
function windowOf(
  columns: readonly Column[],
  room: number,
  left: number,
  chosen: number,
  margin: number,
): { readonly first: number; readonly count: number } {
  const countFrom = (from: number): number => {
    let taken = 0;
    let end = from;
    for (; end < columns.length; end++) {
      taken += columns[end]?.width('letters') ?? 0;
      if (taken > room) break;
    }
    return Math.max(1, end - from);
  };
  const last = Math.min(chosen + margin, columns.length - 1);
  let first = Math.max(0, Math.min(left, chosen - margin));
  while (first < chosen && first + countFrom(first) <= last) first++;
  // Space behind the last column is filled with columns before the first one.
  while (first > 0 && first - 1 + countFrom(first - 1) >= columns.length) first--;
  return { first, count: countFrom(first) };
}

const longestName = rememberLast((rows: readonly MatrixRow[]): number =>
  rows.reduce((longest, { node }) => Math.max(longest, Math.min(LONGEST_NAME, widthUpTo(node.label, LONGEST_NAME))), 1),
);

/** Returns the number of visible entries, for updates, which can also happen in a window that is too small. */
export const visibleEntries = ({ layout }: Context): number =>
  layout.kind === 'too-small' ? 1 : rowsOfParts(layout.body).entries;

/** Returns the first visible column, for updates. */
export function firstColumn(own: MatrixState, { columns, all }: Table, { size }: Context): number {
  return divided(columns, all, size.columns, { left: own.left, chosen: chosenColumn(own, columns), margin: 1 }).first;
}
