import type { Rectangle } from '../../screen/layout.ts';
import { BOLD, cutLine, type Line, lineWidth, MUTED, rowText, span, spread } from '../../screen/line.ts';
import type { Cell, Pane, Spot } from '../../screen/pane.ts';
import type { Glyphs } from '../../screen/theme.ts';
import { grouped } from '../../text/grouped.ts';
import { dividerLines } from '../list/draw.ts';
import { NO_MARGIN, topFor } from '../list/select.ts';
import type { State } from '../state.ts';
import type { DrawContext } from '../view.ts';
import { showsGrave } from './columns/facts.ts';
import { headsLegend } from './heads-legend.ts';
import { panelLines } from './panel.ts';
import { columnAt, divided, rowsOfParts, type Widths } from './places.ts';
import { chosenColumn, chosenRow, type MatrixRow, shownScope, type Table, tableOf } from './select.ts';
import type { MatrixState } from './state.ts';
import { headLine, type Look, rowLine } from './table.ts';

/** Draws the matrix in the whole body with the panel of the chosen column below it, or beside a detail in the list's place. */
export function drawMatrix(state: State, own: MatrixState, context: DrawContext): readonly Pane[] {
  const { layout, theme, keysAt } = context;
  const table = tableOf(own, context);
  if (keysAt !== 'list') {
    const place = layout.list;
    const top = topOf(state, own, table, place.rows - 1);
    const isRule = layout.kind === 'two-panes';
    const divider = dividerLines({ top, length: table.rows.length }, layout.divider, isRule, theme);
    const shown = drawTable(state, own, table, { place, entries: place.rows - 1 }, context);
    return [
      { id: 'matrix', place, ...shown, view: 'matrix' },
      { id: 'divider', place: layout.divider, lines: divider },
    ];
  }
  const place = layout.body;
  const parts = rowsOfParts(place);
  const { lines, ...pointed } = drawTable(state, own, table, { place, entries: parts.entries }, context);
  // The panel stays where it is without a filter, so that filtering does not move it.
  const above = Math.min(parts.entries, table.all.length + 1) + 1;
  const blank = Array.from({ length: above - lines.length }, (): Line => []);
  const index = chosenColumn(own, table.columns);
  const column = table.columns[index];
  const { first, count, size } = widthsIn(own, table, place.columns);
  const inView = table.columns.slice(first, first + count);
  const about = {
    index,
    table,
    isAll: shownScope(own) === null,
    isGraveSeen: showsGrave(inView, table.rows),
    offers: state.offers,
    catalog: context.catalog,
  };
  const panel = column ? panelLines({ column, ...about }, parts, place.columns, theme) : [];
  const left = place.rows - above - panel.length;
  const heads = headsLegend(inView, size, { columns: place.columns, rows: left });
  const all = [...lines, ...blank, ...panel, ...heads].slice(0, place.rows);
  return [{ id: 'matrix', place, lines: all, view: 'matrix', ...pointed }];
}

/** The place of the table, and the number of visible entries. */
type TablePlace = { readonly place: Rectangle; readonly entries: number };

/** Draws the heads and the visible entries, with a scroll bar at the right edge if there are more. */
function drawTable(
  state: State,
  own: MatrixState,
  table: Table,
  { place: { columns: width }, entries }: TablePlace,
  { theme, keysAt }: DrawContext,
): Pick<Pane, 'lines'> & Required<Pick<Pane, 'scroll' | 'spotAt'>> {
  const { columns, rows } = table;
  const index = chosenColumn(own, columns);
  const look: Look = {
    theme,
    hasKeys: keysAt === 'list',
    columns,
    widths: widthsIn(own, table, width),
    chosen: columns[index],
    order: own.order,
    offers: state.offers,
    marks: state.marks,
    bookmarks: new Set(state.shelves.bookmarks),
  };
  const cursor = chosenRow(state, rows);
  const top = topOf(state, own, table, entries);
  const { ellipsis } = theme.glyphs;
  const scrollbar = dividerLines({ top, length: rows.length }, { columns: 1, rows: entries }, false, theme);
  const lineOf = (row: MatrixRow, at: number): Line => {
    const line = rowLine(row, top + at === cursor, look);
    if (rows.length <= entries || keysAt !== 'list') return line;
    return [...line, span(' '.repeat(Math.max(0, width - 1 - lineWidth(line)))), ...(scrollbar[at] ?? [])];
  };
  const lines = [headLine(look), ...rows.slice(top, top + entries).map(lineOf)];
  const spotAt = ({ x, y }: Cell): Spot | null => {
    const column = columnAt(x, columns, look.widths);
    if (y === 0) return column === undefined ? null : { kind: 'head', index: column, left: look.widths.first };
    const row = top + y - 1;
    return y <= entries && row < rows.length ? { kind: 'row', row, top, column, left: look.widths.first } : null;
  };
  return {
    lines: lines.map((line) => cutLine(line, width, ellipsis)),
    scroll: { top, rows: entries, length: rows.length },
    spotAt,
  };
}

const widthsIn = (own: MatrixState, { columns, all }: Table, width: number): Widths =>
  divided(columns, all, width, { left: own.left, chosen: chosenColumn(own, columns) });

const topOf = (state: State, { top }: MatrixState, { rows }: Table, entries: number): number =>
  topFor(top, chosenRow(state, rows), entries, rows.length, NO_MARGIN);

/** Draws the top line: the scope, the filter, the order, and how many entries are shown and left out. */
export function matrixHeading(_state: State, own: MatrixState, context: DrawContext): Line {
  const { layout, theme } = context;
  const { columns: width } = layout.header;
  const { dot, ellipsis } = theme.glyphs;
  const table = tableOf(own, context);
  const scope = shownScope(own);
  const name = scope === null ? 'all entries' : rowText(scope.name, ellipsis);
  const left: Line = [
    span(width < ROOMY ? ' Matrix' : ' What isolates what', BOLD),
    span(` ${dot} `, MUTED),
    span(name, scope?.kind === 'search' ? { tone: 'accent' } : {}),
    ...filterSpans(own, table),
    ...orderSpans(own, table, theme.glyphs),
  ];
  const right = countTexts(table, theme.glyphs).find((text) => lineWidth(left) + text.length + 1 <= width);
  return spread(left, [span(right ?? countTexts(table, theme.glyphs).at(-1) ?? '', MUTED)], width, ellipsis);
}

/** The least number of columns with room for all words of the top line. */
const ROOMY = 60;

function filterSpans({ only }: MatrixState, { columns }: Table): Line {
  const names = columns.filter(({ id }) => only.includes(id)).map(({ name }) => name);
  return names.length === 0 ? [] : [span(' with ', MUTED), span(names.join(', '), { tone: 'accent' })];
}

function orderSpans({ order }: MatrixState, { columns }: Table, { more, less }: Glyphs): Line {
  const by = columns.find(({ id }) => id === order?.column);
  if (by === undefined) return [];
  return [span(' by ', MUTED), span(`${by.name} ${order?.first === 'most' ? more : less}`, { tone: 'accent' })];
}

function countTexts({ rows, all, leftOut }: Table, { dot }: Glyphs): readonly string[] {
  const part = rows.length === all.length ? '' : `${grouped(rows.length)} of `;
  const shown = `${part}${grouped(all.length)}`;
  const others = grouped(leftOut);
  const entries = `${shown} ${all.length === 1 ? 'entry' : 'entries'}`;
  if (leftOut === 0) return [`${entries} `, `${shown} `];
  return [
    `${entries} ${dot} ${others} left out, nothing recorded of them `,
    `${entries} ${dot} ${others} left out `,
    `${shown} ${dot} ${others} left out `,
    `${shown} `,
  ];
}
