import type { Comparison, Field } from '../../comparison/compare.ts';
import { compareEntries } from '../../comparison/part.ts';
import { rememberLast } from '../../data/remember.ts';
import type { Rectangle, RoomyLayout } from '../../screen/layout.ts';
import { BOLD, type Line, lineWidth, MATCHED, MUTED, span, spread } from '../../screen/line.ts';
import type { Cell, Pane, Spot } from '../../screen/pane.ts';
import type { Theme } from '../../screen/theme.ts';
import { rowsInView, scrolled, scrollIn } from '../common/scroll.ts';
import type { Context, Library } from '../context.ts';
import type { State } from '../state.ts';
import type { DrawContext } from '../view.ts';
import { entryAt, firstShown, type Grid, gridFor } from './grid.ts';
import { legendLine } from './legend.ts';
import type { CompareState } from './state.ts';
import { dividersOf, namesLines, ruleOver, tableLines } from './table.ts';

/** Draws the top line, which says how many fields differ, and the rule below it, where the lines between the columns begin. */
export function drawTop(_state: State, own: CompareState, context: DrawContext): readonly Pane[] {
  const { layout, theme } = context;
  const { grid } = drawnTable(own, context, layout);
  return [
    { id: 'header', place: layout.header, lines: [headingLine(own, grid, context)] },
    { id: 'rule', place: layout.rule, lines: [ruleOver(layout.rule.columns, dividersOf(grid), theme)] },
  ];
}

/** Draws how many fields differ, in as many words as there is room for, and which columns are visible if not all are. */
function headingLine(own: CompareState, { first, count }: Grid, context: DrawContext): Line {
  const { layout, theme } = context;
  const { columns } = layout.header;
  const { fields, entries } = comparisonOf(own.ids, context.catalog, context.items);
  const seen = `${first + 1}${theme.glyphs.range}${first + count} of ${entries.length} `;
  const right = count < entries.length ? [span(seen, MATCHED)] : [];
  const differing = fields.filter(({ differs }) => differs).length;
  const untold = fields.filter(({ differs }) => differs === null).length;
  const all = `  ${differing} of ${fields.length} fields differ`;
  const more = untold === 0 ? '' : `, ${untold} unknown`;
  const left = own.onlyDifferences ? ', what is alike is left out' : '';
  const wordings = [
    [all, `${more}${left}`],
    [all, left],
    [all, ''],
    [`  ${differing} of ${fields.length} differ`, ''],
    [`  ${differing} differ`, ''],
  ].map(([words = '', remark = '']): Line => [span(' Compare', BOLD), span(words), span(remark, MUTED)]);
  const fitting = wordings.find((line) => lineWidth([...line, ...right]) < columns) ?? [];
  return spread(fitting, right, columns, theme.glyphs.ellipsis);
}

/** Draws the names of the entries, which do not scroll, and below them as much of the table as fits. */
export function drawCompare(_state: State, own: CompareState, context: DrawContext): readonly Pane[] {
  const { layout, theme } = context;
  const { comparison, grid, lines } = drawnTable(own, context, layout);
  const names = namesLines(comparison, own.chosen, grid, theme);
  const places = placesFor(layout, names.length);
  const scroll = scrollIn(lines.length, own.top, places.table.rows);
  const headAt = ({ x }: Cell): Spot | null => {
    const index = entryAt(grid, x);
    return index === undefined ? null : { kind: 'head', index, left: grid.first };
  };
  const cellAt = ({ x, y }: Cell): Spot | null => {
    const column = entryAt(grid, x);
    return column === undefined
      ? null
      : { kind: 'row', row: scroll.top + y, top: scroll.top, column, left: grid.first };
  };
  return [
    { id: 'compare-names', place: places.names, lines: names, view: 'compare', scroll, spotAt: headAt },
    {
      id: 'compare',
      place: places.table,
      lines: scrolled(lines, (line) => line, scroll.top, places.table, theme),
      view: 'compare',
      scroll,
      spotAt: cellAt,
    },
    ...(places.legend === null
      ? []
      : [{ id: 'compare-legend', place: places.legend, lines: [legendLine(places.legend.columns, theme)] }]),
  ];
}

type Places = { readonly names: Rectangle; readonly table: Rectangle; readonly legend: Rectangle | null };

/** The least number of rows for which one is given to the legend. */
const LEGEND_FROM = 8;

function placesFor({ body }: RoomyLayout, nameRows: number): Places {
  const legend = body.rows < LEGEND_FROM ? 0 : 1;
  const rows = Math.max(1, body.rows - nameRows - legend);
  return {
    names: { ...body, rows: nameRows },
    table: { ...body, y: body.y + nameRows, rows },
    legend: legend === 0 ? null : { ...body, y: body.y + body.rows - 1, rows: 1 },
  };
}

/** Returns the last `top` to which the table can be scrolled, and the number of visible lines; `null` in too small a window. */
export function measureTable(
  own: CompareState,
  context: Context,
): { readonly last: number; readonly page: number } | null {
  const { layout, theme } = context;
  if (layout.kind === 'too-small') return null;
  const { comparison, grid, lines } = drawnTable(own, context, layout);
  const { table } = placesFor(layout, namesLines(comparison, own.chosen, grid, theme).length);
  const page = rowsInView(lines.length, table.rows);
  return { last: Math.max(0, lines.length - page), page };
}

type Drawn = { readonly comparison: Comparison; readonly grid: Grid; readonly lines: readonly Line[] };

function drawnTable(
  { ids, chosen, first, onlyDifferences }: CompareState,
  context: Context,
  { body }: RoomyLayout,
): Drawn {
  const { catalog, items, theme } = context;
  const comparison = comparisonOf(ids, catalog, items);
  const grid = rememberedGrid(comparison, body.columns);
  return rememberedTable(comparison, grid, firstShown(grid, chosen, first), onlyDifferences, theme);
}

const rememberedGrid = rememberLast(gridFor);

/** Lays the table out; the result is reused while the user scrolls and moves from column to column. */
const rememberedTable = rememberLast(
  (comparison: Comparison, whole: Grid, first: number, onlyDifferences: boolean, theme: Theme): Drawn => {
    const grid = { ...whole, first };
    const fields = onlyDifferences ? comparison.fields.filter(mayDiffer) : comparison.fields;
    return { comparison, grid, lines: fields.length === 0 ? NO_DIFFERENCE : tableLines(fields, grid, theme) };
  },
);

/** Whether a field differs or may differ. */
const mayDiffer = ({ differs }: Field): boolean => differs !== false;

const NO_DIFFERENCE: readonly Line[] = [[], [span(' No recorded field differs.', MUTED)]];

/** Compares the entries with the given ids. */
const comparisonOf = rememberLast(
  (ids: readonly string[], catalog: Library['catalog'], items: Library['items']): Comparison => {
    const entries = ids.flatMap((id) => {
      const subject = items.get(id)?.subject;
      return subject?.kind === 'entry' ? [subject.entry] : [];
    });
    return compareEntries(entries, catalog);
  },
);

/** Returns the comparison as it is copied: without the fields that are left out on the screen. */
export function shownComparison({ ids, onlyDifferences }: CompareState, { catalog, items }: Context): Comparison {
  const comparison = comparisonOf(ids, catalog, items);
  return onlyDifferences ? { ...comparison, fields: comparison.fields.filter(mayDiffer) } : comparison;
}
