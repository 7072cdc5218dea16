import type { Rectangle } from '../../screen/layout.ts';
import { BOLD, type Line, MUTED, SELECTED, type Span, span, spread } from '../../screen/line.ts';
import type { Cell, Pane, Spot } from '../../screen/pane.ts';
import { ruleLine } from '../common/rule.ts';
import { rowsInView, scrolled, scrollIn } from '../common/scroll.ts';
import { dividerLines } from '../list/draw.ts';
import type { State } from '../state.ts';
import type { DrawContext } from '../view.ts';
import { type LevelLine, levelLines } from './levels.ts';
import { type Page, pageOf } from './page.ts';
import { inSight } from './page-motion.ts';
import { guidePlaces } from './places.ts';
import { chosenIndex, countDone, guideRows, judgementOf, rulingsOf } from './select.ts';
import type { GuideState } from './state.ts';

/** Draws the top line and the rule below it. */
export function drawGuideTop(state: State, own: GuideState, context: DrawContext): readonly Pane[] {
  const { layout, theme, catalog } = context;
  const { columns } = layout.header;
  const done = countDone(catalog.measures, state.ticks);
  const left: Line = [span(' Hardening guide', BOLD), span(`  ${done} of ${catalog.measures.length} done`)];
  const about = own.fragment === null ? 'from the application to the kernel ' : 'judged by what was entered ';
  const dividerAt = layout.kind === 'two-panes' ? layout.divider.x : null;
  return [
    { id: 'header', place: layout.header, lines: [withRight(left, about, columns, theme.glyphs.ellipsis)] },
    { id: 'rule', place: layout.rule, lines: [ruleLine(layout.rule.columns, dividerAt, theme)] },
  ];
}

/** Adds a text at the right end of a line, if there is room for all of it. */
function withRight(left: Line, right: string, columns: number, ellipsis: string): Line {
  const taken = left.reduce((sum, { text }) => sum + text.length, 0);
  return spread(left, taken + right.length + 2 <= columns ? [span(right, MUTED)] : [], columns, ellipsis);
}

/** Draws the levels, and beside or below them the page of the chosen one, below `above` rows that are in use. */
export function drawGuide(state: State, own: GuideState, context: DrawContext, above = 0): readonly Pane[] {
  const { layout, theme, catalog } = context;
  const rows = guideRows(own, context);
  const chosen = chosenIndex(own, rows);
  const { levels, page, between } = guidePlaces({ layout, theme, catalog }, own, rows, above);
  const rulings = rulingsOf(judgementOf(own.fragment, catalog.measures));
  const look = { theme, ticks: state.ticks, rulings, hasKeys: own.measure === null };
  const row = rows[chosen];
  const panes: Pane[] = [];
  if (levels) panes.push(levelsPane(levelLines(rows, chosen, levels, look), levels));
  if (between) panes.push({ id: 'divider', place: between, lines: [ruleLine(between.columns, null, theme)] });
  if (layout.kind === 'two-panes') {
    const place = { ...layout.divider, y: layout.divider.y + above, rows: layout.divider.rows - above };
    panes.push({ id: 'divider', place, lines: dividerLines({ top: 0, length: 0 }, place, true, theme) });
  }
  if (page && row) {
    const told = pageOf(row, { catalog, ticks: state.ticks, rulings, width: page.columns - 2, theme });
    const seen = inSight(own, { page: told, rows: rowsInView(told.lines.length, page.rows) });
    panes.push(pagePane(told, seen, page, context));
  }
  return panes;
}

function levelsPane(stack: readonly LevelLine[], place: Rectangle): Pane {
  const spotAt = ({ y }: Cell): Spot | null => {
    const level = stack[y]?.level ?? null;
    return level === null ? null : { kind: 'head', index: level };
  };
  return { id: 'guide', place, lines: stack.map(({ line }) => line), view: 'guide', spotAt };
}

/** Draws the visible part of a page, with a bar at each row of the measure that the cursor is on. */
function pagePane({ lines, places }: Page, own: GuideState, place: Rectangle, { theme }: DrawContext): Pane {
  const chosen = places.find(({ measure }) => measure === own.measure);
  const bar: Span = span(theme.glyphs.cursor, SELECTED);
  const shown = (line: Line, row: number): Line => {
    const isChosen = chosen !== undefined && row >= chosen.row && row < chosen.row + chosen.rows;
    return [isChosen ? bar : span(' '), ...line];
  };
  const scroll = scrollIn(lines.length, own.top, place.rows);
  const spotAt = ({ x, y }: Cell): Spot | null => {
    const at = scroll.top + y;
    const row = y < scroll.rows ? places.findIndex((one) => at >= one.row && at < one.row + one.rows) : -1;
    const first = places[row];
    if (first === undefined) return null;
    return { kind: 'row', row, top: scroll.top, onSign: at === first.row && isOnTick(x - 1, first) };
  };
  return {
    id: 'guide-page',
    place,
    lines: scrolled(lines, shown, scroll.top, place, theme),
    view: 'guide',
    scroll,
    spotAt,
  };
}

/** Whether a column of a page is that of the tick of a measure, or a blank beside it. */
const isOnTick = (x: number, { tickAt }: Page['places'][number]): boolean => Math.abs(x - tickAt) <= 1;
