import { rememberLast } from '../../data/remember.ts';
import type { Rectangle } from '../../screen/layout.ts';
import type { Cell, Scroll } from '../../screen/pane.ts';
import type { Context } from '../context.ts';
import type { Chart } from './charts/chart.ts';

/** The least width of a chart, and the cells between two columns of charts. */
const NARROWEST = 36;
const GAP = 3;
const MOST_COLUMNS = 3;
/** The cells of a blank and the thumb of the scroll bar. */
const EDGE = 2;

/** A column of charts, and the first row of each chart in it. */
export type Column = { readonly charts: readonly Chart[]; readonly rows: readonly number[]; readonly height: number };

/** The arrangement of the charts, in as many columns as fit. */
export type Plan = {
  readonly columns: readonly Column[];
  /** The cells of a column, without the gap before the next one. */
  readonly width: number;
  readonly height: number;
};

/** Returns the number of rows of a chart: title, bars, the number of bars left out, and a blank before the next chart. */
export const rowsOfChart = ({ bars, leftOut }: Chart): number => 1 + bars.length + (leftOut > 0 ? 1 : 0) + 1;

/** The id of the pane of the charts beside a detail, where they have the width of the list. */
export const BESIDE = 'totals-beside';

/** Divides charts into columns, keeping their order, so that the height of the highest column is as small as possible. */
export const planOf = rememberLast((charts: readonly Chart[], width: number): Plan => {
  const most = Math.max(1, Math.min(MOST_COLUMNS, Math.floor((width + GAP) / (NARROWEST + GAP))));
  const columns = divided(charts, Math.min(most, charts.length)).map(columnOf);
  const own = Math.floor((width - EDGE - GAP * (columns.length - 1)) / Math.max(1, columns.length));
  return { columns, width: own, height: Math.max(0, ...columns.map(({ height }) => height)) };
});

/** Returns the number of cells from the start of a column to the start of the next. */
export const strideOf = ({ width }: Plan): number => width + GAP;

function columnOf(charts: readonly Chart[]): Column {
  let height = 0;
  const rows = charts.map((chart) => {
    const row = height;
    height += rowsOfChart(chart);
    return row;
  });
  return { charts, rows, height: Math.max(0, height - 1) };
}

/** Tries all ways to divide the charts, which are few, into `count` columns, and returns the best. */
function divided(charts: readonly Chart[], count: number): readonly (readonly Chart[])[] {
  if (count <= 1) return [charts];
  let best: readonly (readonly Chart[])[] = [charts];
  for (let first = 1; first <= charts.length - count + 1; first++) {
    const parts = [charts.slice(0, first), ...divided(charts.slice(first), count - 1)];
    if (heightOf(parts) < heightOf(best)) best = parts;
  }
  return best;
}

const heightOf = (parts: readonly (readonly Chart[])[]): number =>
  Math.max(...parts.map((part) => part.reduce((sum, chart) => sum + rowsOfChart(chart), 0)));

/** The position of a bar: its column, and its row in the column. */
export type Spot = { readonly column: number; readonly row: number };

/** Returns the position of each bar, chart by chart. */
export const spotsOf = rememberLast(({ columns }: Plan): readonly Spot[] =>
  columns.flatMap(({ charts, rows }, column) =>
    charts.flatMap(({ bars }, index) => bars.map((_, at) => ({ column, row: (rows[index] ?? 0) + 1 + at }))),
  ),
);

/** Returns the index of the bar in a cell, whose row is counted from the first of all rows; -1 if there is no bar. */
export function barAt(plan: Plan, { x, y }: Cell): number {
  const column = Math.floor(x / strideOf(plan));
  if (x - column * strideOf(plan) >= plan.width) return -1;
  return spotsOf(plan).findIndex((spot) => spot.column === column && spot.row === y);
}

/** Returns the index of the visible bar nearest to the chosen one, preferably in the same column. */
export function barKeptInView(plan: Plan, at: number, { top, rows }: Scroll): number {
  const spots = spotsOf(plan);
  const here = spots[at];
  if (here === undefined) return at;
  const isSeen = ({ row }: Spot) => row >= top && row < top + rows;
  const seen = spots.flatMap((spot, index) => (isSeen(spot) ? [{ spot, index }] : []));
  const own = seen.filter(({ spot }) => spot.column === here.column);
  const near = (own.length > 0 ? own : seen).toSorted(
    (a, b) => Math.abs(a.spot.row - here.row) - Math.abs(b.spot.row - here.row),
  );
  return near[0]?.index ?? at;
}

/** The rows of the charts, and whether the panel below them has a legend. */
export type Parts = { readonly charts: number; readonly legend: boolean };

/** The least number of rows with a legend; in fewer, it would leave too few for the charts. */
const SMALL = 9;

export function partsOf({ rows }: Pick<Rectangle, 'rows'>): Parts {
  const legend = rows >= SMALL;
  return { charts: Math.max(1, rows - (legend ? 3 : 2)), legend };
}

/** Returns the number of visible rows of charts, for updates, which can also happen in a window that is too small. */
export const rowsInView = ({ layout }: Context): number =>
  layout.kind === 'too-small' ? 1 : partsOf(layout.body).charts;
