import { rememberLast } from '../../data/remember.ts';
import type { Rectangle } from '../../screen/layout.ts';
import type { Cell, Scroll } from '../../screen/pane.ts';
import type { Context } from '../context.ts';
import type { Chart } from './charts/chart.ts';

/** Columns that a chart needs, and those between two of them. */
const NARROWEST = 36;
const GAP = 3;
const MOST_COLUMNS = 3;
/** A blank, and the thumb that shows how far one is. */
const EDGE = 2;

/** A column of charts, and the first row of each chart in it. */
export type Column = { readonly charts: readonly Chart[]; readonly rows: readonly number[]; readonly height: number };

/** How the charts stand: as many columns as have room. */
export type Plan = {
  readonly columns: readonly Column[];
  /** Cells of a column, without what parts it from the next. */
  readonly width: number;
  readonly height: number;
};

/** Rows of a chart: its title, its bars, what is left out, and a blank before the next one. */
export const rowsOfChart = ({ bars, leftOut }: Chart): number => 1 + bars.length + (leftOut > 0 ? 1 : 0) + 1;

/** The pane of the charts beside a detail, where they have the columns of the list. */
export const BESIDE = 'totals-beside';

/** Divides charts into columns in their order, so that the highest is as low as can be. */
export const planOf = rememberLast((charts: readonly Chart[], width: number): Plan => {
  const most = Math.max(1, Math.min(MOST_COLUMNS, Math.floor((width + GAP) / (NARROWEST + GAP))));
  const columns = divided(charts, Math.min(most, charts.length)).map(columnOf);
  const own = Math.floor((width - EDGE - GAP * (columns.length - 1)) / Math.max(1, columns.length));
  return { columns, width: own, height: Math.max(0, ...columns.map(({ height }) => height)) };
});

/** Cells from the start of a column to the start of the next. */
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

/** There are few charts: all ways to part them are tried. */
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

/** Where a bar stands: its column, and its row in that. */
export type Spot = { readonly column: number; readonly row: number };

/** Where each bar stands, chart by chart. */
export const spotsOf = rememberLast(({ columns }: Plan): readonly Spot[] =>
  columns.flatMap(({ charts, rows }, column) =>
    charts.flatMap(({ bars }, index) => bars.map((_, at) => ({ column, row: (rows[index] ?? 0) + 1 + at }))),
  ),
);

/** Index of the bar in a cell of all rows, counted from the first one; -1 where there is none. */
export function barAt(plan: Plan, { x, y }: Cell): number {
  const column = Math.floor(x / strideOf(plan));
  if (x - column * strideOf(plan) >= plan.width) return -1;
  return spotsOf(plan).findIndex((spot) => spot.column === column && spot.row === y);
}

/** Index of the bar nearest to one that is chosen among the rows that are seen: one of its own column, if there is any. */
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

/** How many rows of a place show what: the charts, and below them what is said of the chosen bar. */
export type Parts = { readonly charts: number; readonly legend: boolean };

/** Rows of the place below which the legend leaves too little of the charts. */
const SMALL = 9;

export function partsOf({ rows }: Pick<Rectangle, 'rows'>): Parts {
  const legend = rows >= SMALL;
  return { charts: Math.max(1, rows - (legend ? 3 : 2)), legend };
}

/** For updates, which know nothing of a window that is too small: how many rows of charts are in view. */
export const rowsInView = ({ layout }: Context): number =>
  layout.kind === 'too-small' ? 1 : partsOf(layout.body).charts;
