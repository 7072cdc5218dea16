import { rememberLast } from '../../data/remember.ts';
import { capFor } from '../../screen/key-caps.ts';
import { BOLD, cutLine, type Line, lineWidth, MUTED, span, spread } from '../../screen/line.ts';
import type { Cell, Pane, Scroll, Spot } from '../../screen/pane.ts';
import type { Glyphs } from '../../screen/theme.ts';
import { widthOf } from '../../text/width.ts';
import type { Context } from '../context.ts';
import { beforeCaret, typedLine } from '../search-line/draw.ts';
import { type State, topView } from '../state.ts';
import type { DrawContext } from '../view.ts';
import { GAP, type HelpDocument, type HelpPage, helpColumns, helpDocument, helpPage, topForRow } from './document.ts';
import { foundSection, type HelpRow, type HelpSection, helpSections } from './sections.ts';
import { type HelpLineState, type HelpPlace, type HelpState, helpState } from './state.ts';

/** Returns the sections that the help shows: all of them, or the rows that a search finds. */
function sectionsFor(state: State, text: string, { size, theme }: Context): readonly HelpSection[] {
  const { width } = helpColumns(size.columns);
  const all = allSections(helpState(state), width, theme.glyphs);
  return text.trim() === '' ? all : [found(all, text)];
}

const allSections = rememberLast((own: HelpState, width: number, glyphs: Glyphs) => helpSections(own, width, glyphs));
const found = rememberLast(foundSection);

/** Returns the rows through which the cursor moves. */
export const helpRows = (state: State, text: string, context: Context): readonly HelpRow[] =>
  sectionsFor(state, text, context).flatMap(({ rows }) => rows);

type Drawn = Pick<HelpPage, 'columns' | 'starts'> & { readonly top: number; readonly sign: string };

/** Lays out the columns of the help for the body, and the line below them that says how much is out of sight. */
function drawn(document: HelpDocument, { cursor, top: before }: HelpPlace, { rows, size, theme }: Context): Drawn {
  const { count } = helpColumns(size.columns);
  const whole = helpPage(document, 0, count, rows);
  if (whole.end >= document.lines.length) return { ...whole, top: 0, sign: '' };
  const top = topForRow(document, cursor, { top: before, count, rows: rows - 1 });
  const { columns, starts, end } = helpPage(document, top, count, rows - 1);
  const left = document.lines.length - end;
  const { more, less } = theme.glyphs;
  return {
    columns,
    starts,
    top,
    sign: left > 0 ? ` ${more} ${left} more ${left === 1 ? 'line' : 'lines'}` : ` ${less} the end`,
  };
}

const documentAt = (state: State, text: string, cursor: number, context: Context): HelpDocument =>
  helpDocument(
    sectionsFor(state, text, context),
    cursor,
    helpColumns(context.size.columns).width,
    context.theme.glyphs,
  );

/** Returns the place with the first line adjusted so that the row of the cursor is visible. */
export function placeAt(state: State, text: string, place: HelpPlace, context: Context): HelpPlace {
  return { cursor: place.cursor, top: drawn(documentAt(state, text, place.cursor, context), place, context).top };
}

/** Draws the body: as many columns as there is room for, with a gap between them. */
export function drawHelp(state: State, text: string, place: HelpPlace, context: DrawContext): readonly Pane[] {
  const { body } = context.layout;
  const { width } = helpColumns(body.columns);
  const document = documentAt(state, text, place.cursor, context);
  if (document.rows.length === 0) return [{ id: 'help', place: body, lines: nothingFound(text, context) }];
  const { columns, starts, sign } = drawn(document, place, context);
  const height = Math.max(...columns.map((column) => column.length));
  const lines = Array.from({ length: height }, (_, row) => beside(columns, row, width));
  const below = sign === '' ? [] : [...blankLines(body.rows - 1 - height), [span(sign, MUTED)]];
  const spotAt = ({ x, y }: Cell): Spot | null => {
    const column = Math.min(columns.length - 1, Math.floor(x / (width + GAP)));
    const at = (starts[column] ?? 0) + y;
    const row = y < (columns[column]?.length ?? 0) ? rowAt(document, at) : -1;
    return row === -1 ? null : { kind: 'row', row, top: 0 };
  };
  const view = topView(state).view === 'help-line' ? 'help-line' : 'help';
  // The wheel moves the cursor, since the row of the cursor is always visible.
  const scroll: Scroll = { top: place.cursor, rows: 1, length: document.rows.length };
  return [{ id: 'help', place: body, lines: [...lines, ...below], view, scroll, spotAt }];
}

const rowAt = ({ rows }: HelpDocument, line: number): number =>
  rows.findIndex(({ at, height }) => line >= at && line < at + height);

const blankLines = (count: number): readonly Line[] => Array.from({ length: Math.max(0, count) }, () => []);

function beside(columns: readonly (readonly Line[])[], row: number, width: number): Line {
  return columns.flatMap((column, index): Line => {
    const line = column[row] ?? [];
    const isLast = index === columns.length - 1;
    return isLast ? line : [...line, span(' '.repeat(Math.max(0, width + GAP - lineWidth(line))))];
  });
}

const nothingFound = (text: string, { layout, theme }: DrawContext): readonly Line[] => [
  cutLine(
    [span(` No key and no sign is described by “${text.trim()}”.`, MUTED)],
    layout.body.columns,
    theme.glyphs.ellipsis,
  ),
];

/** Draws the top line of the help. */
export function drawHelpTop({ layout, theme }: DrawContext): readonly Pane[] {
  const right = [
    span(capFor('help', 'search-help', theme.glyphs), { tone: 'accent' }),
    span(' search the keys ', MUTED),
  ];
  const line = spread([span(' Help', BOLD)], right, layout.header.columns, theme.glyphs.ellipsis);
  return [{ id: 'header', place: layout.header, lines: [line] }];
}

const SIGN = ' ? ';

/** Draws the line in which the user searches the help, with the number of rows found. */
export function drawHelpLine(state: State, { line }: HelpLineState, context: DrawContext): readonly Pane[] {
  const { layout, theme } = context;
  const { columns } = layout.header;
  const count = helpRows(state, line.text, context).length;
  const all = helpRows(state, '', context).length;
  const right = ` ${count} of ${all} `;
  const room = columns - widthOf(SIGN) - widthOf(right) - 1;
  const left = [span(SIGN, { tone: 'accent', bold: true }), ...typedLine(line, room)];
  return [
    // This id selects the component of the search line, which places the terminal's own cursor.
    {
      id: 'search-line',
      place: layout.header,
      lines: [spread(left, [span(right, MUTED)], columns, theme.glyphs.ellipsis)],
      caret: widthOf(SIGN) + widthOf(beforeCaret(line, room)),
    },
  ];
}
