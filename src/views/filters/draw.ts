import { BOLD, cutLine, HEADING, type Line, MUTED, SELECTED, span, spread } from '../../screen/line.ts';
import type { Pane } from '../../screen/pane.ts';
import type { Theme } from '../../screen/theme.ts';
import { grouped } from '../../text/grouped.ts';
import { rowsInView, scrolled } from '../common/scroll.ts';
import { NO_MARGIN, topFor } from '../list/select.ts';
import { type State, topView } from '../state.ts';
import type { DrawContext, Drawing } from '../view.ts';
import { type ChoiceRow, choiceIndex, choiceRows } from './select.ts';
import type { FiltersState } from './state.ts';

const WIDEST = 44;

/** Whether the panel filters. The one that sorts has no fields to move between, and nothing to clear. */
const isFilter = (state: State): boolean => (topView(state).own as FiltersState | undefined)?.panel !== 'sort';

export const filtersDrawing: Drawing<FiltersState> = {
  place: 'detail',
  hints: [
    { actions: ['up', 'down'], word: 'move', rank: 5 },
    { actions: ['toggle'], word: 'toggle', rank: 1, when: isFilter },
    { actions: ['choose'], word: 'apply', rank: 0 },
    { actions: ['next-field'], word: 'next field', rank: 4, when: isFilter },
    { actions: ['clear-all'], word: 'clear', rank: 6, when: isFilter },
    { actions: ['back'], word: 'back', rank: 2 },
    { actions: ['help'], word: 'help', rank: 3 },
  ],
  draw: (state, own, context) => [drawFilters(state, own, context)],
};

/** Draws the choices in place of the detail, beside the results that they leave. */
function drawFilters(state: State, own: FiltersState, context: DrawContext): Pane {
  const { layout, theme, search } = context;
  const place = layout.detail;
  const rows = choiceRows(state, own, context);
  const cursor = choiceIndex(own, rows);
  const inView = rowsInView(rows.length, place.rows);
  // The title of a field comes into view with its first value.
  const title = rows[cursor - 1]?.type === 'title' ? cursor - 1 : cursor;
  const top = Math.min(topFor(own.top, cursor, inView, rows.length, NO_MARGIN), Math.max(0, title));
  const isPending = search.facets(own.panel, state.query.text, state.shelves.bookmarks, state.showsAll) === 'pending';
  if (rows.length === 0) return { id: 'filters', place, lines: [noChoicesLine(isPending, theme)] };
  const shown = (row: ChoiceRow, index: number) => choiceLine(row, index === cursor, place.columns, theme);
  return {
    id: 'filters',
    place,
    lines: scrolled(rows, shown, top, place, theme),
    view: 'filters',
    scroll: { top, rows: inView, length: rows.length },
    spotAt: ({ y }) => (y < inView && rows[top + y]?.type === 'choice' ? { kind: 'row', row: top + y, top } : null),
  };
}

/** Draws a row of a panel: a title, or a value with a tick if it is chosen and the number of results that it would leave. */
function choiceLine(row: ChoiceRow, isCursor: boolean, columns: number, theme: Theme): Line {
  const { ellipsis, tick, cursor: mark } = theme.glyphs;
  if (row.type === 'title') return cutLine([span(` ${row.title.toUpperCase()}`, HEADING)], columns, ellipsis);
  const { label, count, isChosen } = row.choice;
  const left: Line = [
    isCursor ? span(mark, SELECTED) : span(' '),
    span(isChosen ? ` ${tick} ` : '   ', { tone: 'good', bold: true }),
    span(label, isCursor || isChosen ? BOLD : {}),
  ];
  const right = count === null ? [] : [span(` ${grouped(count)} `, MUTED)];
  return spread(left, right, Math.min(columns, WIDEST), ellipsis);
}

/** Draws the line of a panel without choices; `isPending` while the results that they would leave are still being counted. */
function noChoicesLine(isPending: boolean, { glyphs }: Theme): Line {
  return [span(isPending ? ` Counting${glyphs.ellipsis}` : ' There is nothing to filter.', MUTED)];
}
