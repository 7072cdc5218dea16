import { rememberLast } from '../../data/remember.ts';
import type { Entry } from '../../data/types.ts';
import type { Library } from '../context.ts';
import type { Scope } from '../matrix/state.ts';
import type { Bar, Chart } from './charts/chart.ts';
import { chartsOf } from './charts/charts.ts';
import type { TotalsState } from './state.ts';

/** A bar and its chart. */
export type Place = { readonly chart: Chart; readonly bar: Bar };

/** Returns the scope that is counted now; `null` for all entries. */
export const shownScope = ({ scope, isWhole }: TotalsState): Scope | null => (isWhole ? null : scope);

/** Returns the entries that are counted, in the order of the list or of the results. */
export const countedEntries = (own: TotalsState, { items }: Pick<Library, 'items'>): readonly Entry[] =>
  entriesIn(shownScope(own)?.ids ?? null, items);

const entriesIn = rememberLast((ids: readonly string[] | null, items: Library['items']): readonly Entry[] => {
  const nodes = ids === null ? [...items.values()] : ids.flatMap((id) => items.get(id) ?? []);
  return nodes.flatMap(({ subject }) => (subject.kind === 'entry' ? [subject.entry] : []));
});

/** Returns the charts for a state of the view. */
export const shownCharts = (own: TotalsState, { catalog, items }: Pick<Library, 'catalog' | 'items'>) =>
  chartsOf(countedEntries(own, { items }), catalog);

/** Returns all bars, chart by chart. */
export const barsOf = rememberLast((charts: readonly Chart[]): readonly Place[] =>
  charts.flatMap((chart) => chart.bars.map((bar) => ({ chart, bar }))),
);

/** Returns the index of the chosen bar. If the bar is gone, that is the first bar of its chart, or else of all charts. */
export function chosenBar(own: Pick<TotalsState, 'chart' | 'bar'>, bars: readonly Place[]): number {
  const exact = bars.findIndex(({ chart, bar }) => chart.id === own.chart && bar.id === own.bar);
  if (exact >= 0) return exact;
  return Math.max(
    0,
    bars.findIndex(({ chart }) => chart.id === own.chart),
  );
}
