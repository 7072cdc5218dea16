import type { ActionName } from '../../keys/actions.ts';
import type { Scroll, Spot } from '../../screen/pane.ts';
import { follow } from '../common/history.ts';
import { isMotion, target } from '../common/motion.ts';
import type { Context } from '../context.ts';
import { NO_MARGIN, selectedNode, topFor } from '../list/select.ts';
import { branchAround, scopeOf } from '../matrix/scope.ts';
import { withText } from '../search-line/query.ts';
import { closeDownTo, closeToList, closeView, openView, type State, withOwn } from '../state.ts';
import { type Step, withoutEffects, withWarning } from '../view.ts';
import { openVulnerabilities } from '../vulnerabilities/update.ts';
import { totalsMarkdown } from './markdown.ts';
import { BESIDE, barKeptInView, type Plan, planOf, rowsInView, spotsOf } from './places.ts';
import { branchQuery, queryFor } from './query.ts';
import { barsOf, chosenBar, type Place, shownCharts, shownScope } from './select.ts';
import type { TotalsState } from './state.ts';

/** Opens the totals of the selected branch or of the search. If they are open under other views, returns to them. */
export function openTotals(state: State, _action: ActionName, context: Context): Step {
  if (state.stack.some(({ view }) => view === 'totals'))
    return withoutEffects({ ...closeDownTo(state, 'totals'), stop: null });
  const scope = scopeOf(state, context);
  if (scope === 'pending') return withWarning(state, 'The search is not done yet. Try again in a moment.');
  const { detailTop, stop } = state;
  const query = scope?.kind === 'search' ? scope.name : scopeQuery(state, context);
  const own = { scope, query, isWhole: false, chart: '', bar: '', top: 0, before: { detailTop, stop } };
  if (barsOf(shownCharts(own, context)).length === 0) {
    return withWarning(
      state,
      scope?.ids.length === 0 ? 'The results have no entries.' : 'There is nothing to count here.',
    );
  }
  return withoutEffects(openView(state, 'totals', own));
}

/** Returns the query for the branch that the selection is in. */
function scopeQuery(state: State, context: Context): string | null {
  const branch = branchAround(selectedNode(state, context), state, context)?.subject;
  if (branch?.kind === 'category') return branchQuery(branch.category.title);
  return branch?.kind === 'shelf' && branch.shelf === 'bookmarks' ? 'is:bookmarked' : null;
}

export function updateTotals(state: State, own: TotalsState, action: ActionName, context: Context): Step | undefined {
  const bars = barsOf(shownCharts(own, context));
  const at = chosenBar(own, bars);
  if (isMotion(action)) {
    return withoutEffects(choose(state, own, bars, target(at, action, rowsInView(context), bars.length - 1), context));
  }
  switch (action) {
    case 'next-chart':
      return withoutEffects(choose(state, own, bars, chartFrom(bars, at, 1), context));
    case 'previous-chart':
      return withoutEffects(choose(state, own, bars, chartFrom(bars, at, -1), context));
    case 'next-column':
      return withoutEffects(choose(state, own, bars, barBeside(own, bars, at, 1, context), context));
    case 'previous-column':
      return withoutEffects(choose(state, own, bars, barBeside(own, bars, at, -1, context), context));
    case 'open-bar':
      return openBar(state, own, bars[at], context);
    case 'all-entries':
      return toggleScope(state, own, context);
    case 'copy-totals': {
      const text = totalsMarkdown(shownScope(own)?.name ?? 'all entries', shownCharts(own, context));
      return { state, effects: [{ type: 'copy', text, what: 'the totals as Markdown tables' }] };
    }
    case 'back':
      return withoutEffects({ ...closeView(state), ...own.before });
    default:
      return undefined;
  }
}

/** Chooses the clicked bar. A click on the chosen bar opens it. */
export function clickTotals(state: State, own: TotalsState, spot: Spot, context: Context, hadKeys: boolean): Step {
  if (spot.kind !== 'row') return withoutEffects(state);
  const bars = barsOf(shownCharts(own, context));
  const isChosen = hadKeys && spot.row === chosenBar(own, bars);
  if (isChosen) return openBar(state, own, bars[spot.row], context);
  const plan = planOf(shownCharts(own, context), context.size.columns);
  return withoutEffects(
    chooseIn(plan, state, { ...own, top: spot.top }, bars, spot.row, rowsInView(context), NO_MARGIN),
  );
}

/** Scrolls the charts. A chosen bar that would be out of sight is replaced by the nearest visible one. */
export function scrollTotals(state: State, own: TotalsState, pane: string, to: Scroll, context: Context): State {
  const charts = shownCharts(own, context);
  const { layout, size } = context;
  const isBeside = pane === BESIDE && layout.kind !== 'too-small';
  const plan = planOf(charts, isBeside ? layout.list.columns : size.columns);
  const bars = barsOf(charts);
  const at = barKeptInView(plan, chosenBar(own, bars), to);
  return chooseIn(plan, state, { ...own, top: to.top }, bars, at, to.rows, NO_MARGIN);
}

/** Chooses a bar and scrolls it into view. */
function choose(state: State, own: TotalsState, bars: readonly Place[], index: number, context: Context): State {
  const at = Math.max(0, Math.min(index, bars.length - 1));
  const plan = planOf(shownCharts(own, context), context.size.columns);
  return chooseIn(plan, state, own, bars, at, rowsInView(context));
}

/** Chooses a bar and scrolls it into view, in charts arranged by `plan` with this number of visible rows. */
function chooseIn(
  plan: Plan,
  state: State,
  own: TotalsState,
  bars: readonly Place[],
  at: number,
  rows: number,
  margin?: number,
): State {
  const top = topFor(own.top, spotsOf(plan)[at]?.row ?? 0, rows, plan.height, margin);
  return withOwn(state, { ...own, chart: bars[at]?.chart.id ?? '', bar: bars[at]?.bar.id ?? '', top });
}

/** Returns the index of the first bar of the next or the previous chart; the first chart follows the last. */
function chartFrom(bars: readonly Place[], at: number, by: 1 | -1): number {
  const firsts = bars.flatMap(({ chart }, index) => (chart === bars[index - 1]?.chart ? [] : [index]));
  const current = firsts.findLastIndex((first) => first <= at);
  return firsts[(current + by + firsts.length) % firsts.length] ?? at;
}

/** Returns the index of the nearest bar in the next or previous column, cyclically; with a single column, goes by charts. */
function barBeside(own: TotalsState, bars: readonly Place[], at: number, by: 1 | -1, context: Context): number {
  const plan = planOf(shownCharts(own, context), context.size.columns);
  const { length } = plan.columns;
  const spots = spotsOf(plan);
  const here = spots[at];
  if (here === undefined || length < 2) return chartFrom(bars, at, by);
  const other = (here.column + by + length) % length;
  const beside = spots.flatMap(({ column, row }, index) => (column === other ? [{ index, row }] : []));
  const near = beside.toSorted((a, b) => Math.abs(a.row - here.row) - Math.abs(b.row - here.row));
  return near[0]?.index ?? at;
}

/** Opens the target of a bar: a search, an item, or a year of vulnerabilities. */
function openBar(state: State, own: TotalsState, place: Place | undefined, context: Context): Step {
  const leads = place?.bar.leads ?? null;
  if (leads?.to === 'item') return follow(state, leads.id, context);
  if (leads?.to === 'year') {
    return openVulnerabilities(openView(closeView(state), 'totals', own, leads.vulnerability), 'open', context);
  }
  const query = leads === null ? null : queryFor(own, leads);
  if (query === null) return withWarning(state, 'No query selects these entries.');
  return withoutEffects(withText(closeToList(state), query));
}

function toggleScope(state: State, own: TotalsState, context: Context): Step {
  if (own.scope === null) return withWarning(state, 'All entries are counted already.');
  const toggled = { ...own, isWhole: !own.isWhole };
  const bars = barsOf(shownCharts(toggled, context));
  return withoutEffects(choose(state, toggled, bars, chosenBar(toggled, bars), context));
}
