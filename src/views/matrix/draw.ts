import { BOLD, cutLine, type Line, lineWidth, MUTED, rowText, span, spread } from '../../screen/line.ts';
import type { Pane } from '../../screen/pane.ts';
import { dividerLines } from '../list/draw.ts';
import { topFor } from '../list/select.ts';
import type { State } from '../state.ts';
import type { DrawContext } from '../view.ts';
import { panelLines } from './panel.ts';
import { divided, rowsOfParts } from './places.ts';
import { chosenColumn, chosenRow, type Table, tableOf } from './select.ts';
import type { MatrixState } from './state.ts';
import { headLine, type Look, rowLine } from './table.ts';

/** The matrix over the whole body; while something else has the keys, in the list's place beside it. */
export function drawMatrix(state: State, own: MatrixState, context: DrawContext): readonly Pane[] {
  const { layout, theme, keysAt } = context;
  const isWide = keysAt === 'list';
  const place = isWide ? layout.body : layout.list;
  const table = tableOf(own, context);
  const parts = isWide ? rowsOfParts(place) : { entries: place.rows - 1, sentence: 0, facts: 0 };
  const index = chosenColumn(own, table.columns);
  const column = table.columns[index];
  const look: Look = {
    theme,
    hasKeys: isWide,
    columns: table.columns,
    fit: divided(table.columns, table.all, place.columns, { left: own.left, chosen: index }),
    chosen: column,
    order: own.order,
    offers: state.offers,
    marks: state.marks,
    bookmarks: new Set(state.shelves.bookmarks),
  };
  const cursor = chosenRow(state, table.rows);
  const top = topFor(own.top, cursor, parts.entries, table.rows.length);
  const shown = table.rows.slice(top, top + parts.entries);
  const entries = [headLine(look), ...shown.map((row, at) => rowLine(row, top + at === cursor, look))];
  const lines = entries.map((line) => cutLine(line, place.columns, theme.glyphs.ellipsis));
  if (!isWide) {
    const divider = dividerLines(
      { top, length: table.rows.length },
      layout.divider,
      layout.kind === 'two-panes',
      theme,
    );
    return [
      { id: 'matrix', place, lines },
      { id: 'divider', place: layout.divider, lines: divider },
    ];
  }
  const { catalog } = context;
  const panel = column
    ? panelLines({ column, index, table, offers: state.offers, catalog }, parts, place.columns, theme)
    : [];
  const blank = Array.from({ length: parts.entries + 1 - lines.length }, (): Line => []);
  return [{ id: 'matrix', place, lines: [...lines, ...blank, ...panel].slice(0, place.rows) }];
}

/** What is shown, of which branch or search, and how many entries are not. */
export function matrixHeading(_state: State, own: MatrixState, context: DrawContext): Line {
  const { layout, theme } = context;
  const { columns: width } = layout.header;
  const { dot, ellipsis } = theme.glyphs;
  const table = tableOf(own, context);
  const scope = own.isWhole ? null : own.scope;
  const name = scope === null ? 'all entries' : rowText(scope.name, ellipsis);
  const left: Line = [
    span(width < ROOMY ? ' Matrix' : ' What isolates what', BOLD),
    span(` ${dot} `, MUTED),
    span(name, scope?.kind === 'search' ? { tone: 'accent' } : {}),
    ...filterSpans(own, table),
  ];
  const right = countTexts(table).find((text) => lineWidth(left) + text.length + 1 <= width);
  return spread(left, [span(right ?? countTexts(table).at(-1) ?? '', MUTED)], width, ellipsis);
}

/** Columns of a window that has room for all words of the top line. */
const ROOMY = 60;

function filterSpans({ only }: MatrixState, { columns }: Table): Line {
  const names = columns.filter(({ id }) => only.includes(id)).map(({ name }) => name);
  return names.length === 0 ? [] : [span(' with ', MUTED), span(names.join(', '), { tone: 'accent' })];
}

function countTexts({ rows, all, leftOut }: Table): readonly string[] {
  const shown = rows.length === all.length ? String(all.length) : `${rows.length} of ${all.length}`;
  const entries = `${shown} ${all.length === 1 ? 'entry' : 'entries'}`;
  if (leftOut === 0) return [`${entries} `, `${shown} `];
  return [`${entries}; ${leftOut} with no record left out `, `${shown}; ${leftOut} left out `, `${shown}+${leftOut} `];
}
