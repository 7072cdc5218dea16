import { rememberLast } from '../../data/remember.ts';
import type { Rectangle } from '../../screen/layout.ts';
import { widthUpTo } from '../../text/width.ts';
import type { Context } from '../context.ts';
import type { Column } from './columns/column.ts';
import { HEAD_SIZES, type HeadSize } from './columns/heads.ts';
import { chosenColumn, type MatrixRow, type Table } from './select.ts';
import type { MatrixState } from './state.ts';

/** How many rows of the window show what: the entries below one row of heads, and below them what is said of the column. */
export type RowsOfParts = { readonly entries: number; readonly sentence: number; readonly facts: number };

/** A rule with the name of the column, and the legend, are always there. */
const ALWAYS_BELOW = 2;

/** The rows of a place, whatever is in it: nothing jumps from column to column. */
export function rowsOfParts({ rows }: Pick<Rectangle, 'rows'>): RowsOfParts {
  const facts = rows < 9 ? 0 : 1;
  const sentence = rows < 9 ? 0 : rows < 18 ? 1 : 2;
  return { entries: Math.max(1, rows - 1 - ALWAYS_BELOW - facts - sentence), sentence, facts };
}

/** Which columns are in view, and how wide everything is. */
export type Widths = {
  readonly name: number;
  readonly size: HeadSize;
  /** Index of the first column in view, and how many are. */
  readonly first: number;
  readonly count: number;
};

/** Cells before the name, for the cursor and the mark, and behind the last column, for the sign that there are more. */
const BEFORE_NAME = 2;
const BEHIND = 1;
const LONGEST_NAME = 32;
const SHORTEST_NAME = 18;
/** In a window so narrow that few columns have room. */
const NARROW = 60;
const SHORTEST_NAME_THERE = 13;

/**
 * Divides a place into a name and columns. All columns are in view with the longest heads that have room; where there is no
 * room for all, as many as possible with the shortest heads, the chosen one among them.
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

/** Index of the column that stands over a column of cells; `undefined` where that is the name, or nothing. */
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

/** The columns in view from `left` on, moved no further than the chosen one needs, and so many of its neighbours. */
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
  // Behind the last column nothing is left blank that another one could fill.
  while (first > 0 && first - 1 + countFrom(first - 1) >= columns.length) first--;
  return { first, count: countFrom(first) };
}

const longestName = rememberLast((rows: readonly MatrixRow[]): number =>
  rows.reduce((longest, { node }) => Math.max(longest, Math.min(LONGEST_NAME, widthUpTo(node.label, LONGEST_NAME))), 1),
);

/** For updates, which know nothing of a window that is too small: how many entries are in view, … */
export const visibleEntries = ({ layout }: Context): number =>
  layout.kind === 'too-small' ? 1 : rowsOfParts(layout.body).entries;

/** … and the first column in view. */
export function firstColumn(own: MatrixState, { columns, all }: Table, { size }: Context): number {
  return divided(columns, all, size.columns, { left: own.left, chosen: chosenColumn(own, columns), margin: 1 }).first;
}
