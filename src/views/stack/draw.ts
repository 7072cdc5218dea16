import { WIDEST_TEXT } from '../../screen/layout.ts';
import { BOLD, cutLine, type Line, lineWidth, MUTED, span, spread } from '../../screen/line.ts';
import type { Pane } from '../../screen/pane.ts';
import type { Theme } from '../../screen/theme.ts';
import { wrapUpTo } from '../../text/width.ts';
import { ruleLine } from '../common/rule.ts';
import { scrolled, scrollIn } from '../common/scroll.ts';
import { dividerLines } from '../list/draw.ts';
import { NO_MARGIN, topFor } from '../list/select.ts';
import type { State } from '../state.ts';
import type { DrawContext, Drawing, Hint } from '../view.ts';
import { detailLines } from './detail.ts';
import { stackPlaces } from './places.ts';
import { rowLine } from './rows.ts';
import { chosenIndex, type StackRow, stackReport, stackRows } from './select.ts';
import { type StackState, stackState } from './state.ts';

/** Returns a condition: whether the chosen row is of one of these kinds. */
const on =
  (...kinds: readonly StackRow['kind'][]): NonNullable<Hint['when']> =>
  (state, context) => {
    const rows = stackRows(stackReport(state, context));
    const row = rows[chosenIndex(stackState(state), rows)];
    return row !== undefined && kinds.includes(row.kind);
  };

const ANY = ['product', 'finding', 'closed', 'not-known'] as const;

export const stackDrawing: Drawing<StackState> = {
  place: 'body',
  hints: [
    { actions: ['up', 'down'], word: 'move', rank: 7, when: on(...ANY) },
    { actions: ['open-advisory'], word: 'source', rank: 1, when: on('finding') },
    { actions: ['go-to-page'], word: 'page', rank: 6, when: on('product', 'finding', 'closed') },
    { actions: ['add-product'], word: 'add', rank: 2 },
    { actions: ['edit-version'], word: 'edit', rank: 4, when: on(...ANY) },
    { actions: ['remove-product'], word: 'remove', rank: 8, when: on(...ANY) },
    { actions: ['copy-findings'], word: 'copy', rank: 5, when: on(...ANY) },
    { actions: ['back'], word: 'back', rank: 0 },
    { actions: ['help'], word: 'help', rank: 3 },
  ],
  top: (state, _own, context) => [
    { id: 'header', place: context.layout.header, lines: [headingLine(state, context)] },
    { id: 'rule', place: context.layout.rule, lines: [ruleOf(context)] },
  ],
  draw: (state, own, context) => drawStack(state, own, context),
};

function ruleOf({ layout, theme }: DrawContext): Line {
  const dividerAt = layout.kind === 'two-panes' ? layout.divider.x : null;
  return ruleLine(layout.rule.columns, dividerAt, theme);
}

/** The id of the pane with the detail of the chosen row. */
export const STACK_DETAIL = 'stack-detail';

/** The least number of columns with room for all words of the top line. */
const ROOMY = 60;

/** Draws the number of products, and how much is open in all of them. */
function headingLine(state: State, context: DrawContext): Line {
  const { layout, theme } = context;
  const { columns } = layout.header;
  const { dot, ellipsis } = theme.glyphs;
  const { asOf, products, notKnown } = stackReport(state, context);
  const sum = (count: (one: (typeof products)[number]) => number) => products.reduce((all, one) => all + count(one), 0);
  const open = sum((one) => one.open.length);
  const unknown = sum((one) => one.unknown.length);
  const besides = (count: number, word: string): Line =>
    count === 0 ? [] : [span(` ${dot} `, MUTED), span(`${count} ${word}`, { tone: 'warn' })];
  const unsure =
    columns < ROOMY
      ? besides(unknown + notKnown.length, '?')
      : [...besides(unknown, 'unknown'), ...besides(notKnown.length, 'not found')];
  const all = products.length + notKnown.length;
  const many: Line = [span(`${all} ${all === 1 ? 'product' : 'products'}`), span(` ${dot} `, MUTED)];
  const counts: Line = [span(`${open} open`, open > 0 ? { tone: 'bad', bold: true } : {}), ...unsure];
  const title = span(' Your stack', BOLD);
  const lines: readonly Line[] =
    all === 0
      ? [[title]]
      : [
          [title, span('  '), ...many, ...counts],
          [title, span('  '), ...counts],
        ];
  const left = lines.find((line) => lineWidth(line) < columns) ?? lines.at(-1) ?? [];
  const when = asOf === null ? '' : `as recorded in ${asOf} `;
  const fits = lineWidth(left) + when.length < columns;
  return spread(left, fits && when !== '' ? [span(when, MUTED)] : [], columns, ellipsis);
}

/** Draws the products with their open vulnerabilities, and the detail of the chosen row, below `above` rows that are in use. */
export function drawStack(state: State, own: StackState, context: DrawContext, above = 0): readonly Pane[] {
  const { layout, theme } = context;
  const { list, detail, between } = stackPlaces(layout, above);
  const rows = stackRows(stackReport(state, context));
  if (rows.length === 0) {
    const { body } = layout;
    const place = { ...body, y: body.y + above, rows: body.rows - above };
    return [{ id: 'stack', place, lines: emptyLines(body.columns, theme).slice(0, place.rows) }];
  }
  const cursor = chosenIndex(own, rows);
  const top = topFor(own.top, cursor, list.rows, rows.length, NO_MARGIN);
  const shown = rows.slice(top, top + list.rows);
  const lines = shown.map((row, index) => rowLine(row, top + index === cursor, list.columns, theme));
  const row = rows[cursor];
  return [
    {
      id: 'stack',
      place: list,
      lines,
      view: 'stack',
      scroll: { top, rows: list.rows, length: rows.length },
      spotAt: ({ y }) => (top + y < rows.length ? { kind: 'row', row: top + y, top } : null),
    },
    ...dividers(),
    ...(detail && row ? [said(row, detail)] : []),
  ];

  function dividers(): readonly Pane[] {
    if (between) return [{ id: 'divider', place: between, lines: [ruleLine(between.columns, null, theme)] }];
    const place = { ...layout.divider, y: list.y, rows: list.rows };
    if (layout.kind === 'one-pane') return [];
    return [{ id: 'divider', place, lines: dividerLines({ top, length: rows.length }, place, true, theme) }];
  }

  function said(row: StackRow, place: NonNullable<typeof detail>): Pane {
    const all = detailLines(row, place, context);
    const scroll = scrollIn(all.length, own.detailTop, place.rows);
    const lines = scrolled(all, (line) => [span(' '), ...line], scroll.top, place, theme);
    return { id: STACK_DETAIL, place, lines, view: 'stack', scroll };
  }
}

const WHAT_FOR =
  'Each product shows the vulnerabilities open in its version and the upgrades that close them. Paste several to add them at once. They are kept between sessions.';

function emptyLines(columns: number, { glyphs }: Theme): readonly Line[] {
  const { rows } = wrapUpTo(WHAT_FOR, Math.min(columns - 2, WIDEST_TEXT), columns);
  const lines: readonly Line[] = [
    [],
    [span(' Nothing here yet.', BOLD)],
    ...rows.map((row) => [span(` ${row}`, MUTED)]),
  ];
  return lines.map((line) => cutLine(line, columns, glyphs.ellipsis));
}
