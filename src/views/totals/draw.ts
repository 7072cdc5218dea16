import { BOLD, cutLine, type Line, lineWidth, MUTED, rowText, span, spread } from '../../screen/line.ts';
import type { Cell, Pane, Spot } from '../../screen/pane.ts';
import { grouped } from '../../text/grouped.ts';
import { dividerLines } from '../list/draw.ts';
import { NO_MARGIN, topFor } from '../list/select.ts';
import type { State } from '../state.ts';
import type { DrawContext } from '../view.ts';
import { chartLines, type Look } from './lines.ts';
import { panelLines } from './panel.ts';
import { BESIDE, barAt, type Column, type Plan, partsOf, planOf, spotsOf, strideOf } from './places.ts';
import { barsOf, chosenBar, countedEntries, shownCharts, shownScope } from './select.ts';
import type { TotalsState } from './state.ts';

/** Draws the charts in the whole body with the panel of the chosen bar below them, or beside a detail in the list's place. */
export function drawTotals(_state: State, own: TotalsState, context: DrawContext): readonly Pane[] {
  const { layout, theme, keysAt } = context;
  const charts = shownCharts(own, context);
  const bars = barsOf(charts);
  const at = chosenBar(own, bars);
  const hasKeys = keysAt === 'list';
  const place = hasKeys ? layout.body : layout.list;
  const parts = hasKeys ? partsOf(place) : { charts: place.rows, legend: false };
  const plan = planOf(charts, place.columns);
  const top = topFor(own.top, spotsOf(plan)[at]?.row ?? 0, parts.charts, plan.height, NO_MARGIN);
  const look = { width: plan.width, theme, chosen: bars[at]?.bar, hasKeys };
  const lines = bodyLines(plan, look).slice(top, top + parts.charts);
  const isRule = !hasKeys && layout.kind === 'two-panes';
  const thumb = dividerLines({ top, length: plan.height }, { columns: 1, rows: parts.charts }, isRule, theme);
  const pointed = {
    view: 'totals',
    scroll: { top, rows: parts.charts, length: plan.height },
    spotAt: ({ x, y }: Cell) => (y < parts.charts ? spotOfBar(barAt(plan, { x, y: top + y }), top) : null),
  } as const;
  if (!hasKeys) {
    return [
      { id: BESIDE, place, lines, ...pointed },
      { id: 'divider', place: layout.divider, lines: thumb },
    ];
  }
  const overflows = plan.height > parts.charts;
  const shown = Array.from({ length: parts.charts }, (_, row): Line => {
    const line = lines[row] ?? [];
    if (!overflows) return line;
    return [...line, span(' '.repeat(Math.max(0, place.columns - 1 - lineWidth(line)))), ...(thumb[row] ?? [])];
  });
  const chosen = bars[at];
  const hasSigns = charts.some(({ looks }) => looks === 'signs') || bars.some(({ bar }) => bar.grave > 0);
  const panel = chosen ? panelLines(own, chosen, parts.legend, { width: place.columns, theme, hasSigns }) : [];
  return [{ id: 'totals', place, lines: [...shown, ...panel].slice(0, place.rows), ...pointed }];
}

const spotOfBar = (row: number, top: number): Spot | null => (row < 0 ? null : { kind: 'row', row, top });

/** Draws the rows of all columns side by side. */
function bodyLines(plan: Plan, look: Look): readonly Line[] {
  const columns = plan.columns.map(({ charts }: Column) => charts.flatMap((chart) => chartLines(chart, look)));
  return Array.from({ length: plan.height }, (_, row): Line => {
    const cells = columns.map((lines) => lines[row] ?? []);
    return cells.flatMap((cell, index) => {
      const isLast = cells.slice(index + 1).every(({ length }) => length === 0);
      return isLast ? cell : [...cell, span(' '.repeat(Math.max(0, strideOf(plan) - lineWidth(cell))))];
    });
  });
}

/** Draws what is counted, and the number of entries. */
export function totalsHeading(_state: State, own: TotalsState, { layout, theme, ...library }: DrawContext): Line {
  const { ellipsis, dot } = theme.glyphs;
  const scope = shownScope(own);
  const name = scope === null ? 'all entries' : rowText(scope.name, ellipsis);
  const left: Line = [
    span(' Totals', BOLD),
    span(` ${dot} `, MUTED),
    span(name, scope?.kind === 'search' ? { tone: 'accent' } : {}),
  ];
  const { length } = countedEntries(own, library);
  const right = [span(`${grouped(length)} ${length === 1 ? 'entry' : 'entries'} `, MUTED)];
  return cutLine(spread(left, right, layout.header.columns, ellipsis), layout.header.columns, ellipsis);
}
