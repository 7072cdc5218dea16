import { rememberLast } from '../../data/remember.ts';
import type { Level, Measure } from '../../data/types.ts';
import type { Judged, Judgement } from '../../hardening/judgement.ts';
import { judgeFragment } from '../../hardening/part.ts';
import type { Context } from '../context.ts';
import type { GuideState } from './state.ts';

/** A row of the guide: a level with its measures, or the judgement of a fragment by all measures. */
export type GuideRow = { readonly id: string; readonly measures: readonly Measure[] } & (
  | { readonly kind: 'level'; readonly level: Level; readonly title: string }
  | { readonly kind: 'fragment'; readonly judgement: Judgement; readonly text: string }
);

/** Returns the levels from the application down to the kernel, followed by the fragment that was entered. */
export function guideRows({ fragment }: GuideState, { catalog }: Pick<Context, 'catalog'>): readonly GuideRow[] {
  const levels = levelRows(catalog.measures);
  const judgement = judgementOf(fragment, catalog.measures);
  if (fragment === null || judgement === null) return levels;
  return [...levels, { kind: 'fragment', id: FRAGMENT, measures: catalog.measures, judgement, text: fragment }];
}

/** The id of the row of the entered fragment. */
export const FRAGMENT = 'fragment';

const levelRows = rememberLast((measures: readonly Measure[]): readonly GuideRow[] => {
  const levels = new Map<Level, Measure[]>();
  for (const measure of measures) levels.set(measure.level, [...(levels.get(measure.level) ?? []), measure]);
  return [...levels]
    .toSorted(([a], [b]) => a - b)
    .map(([level, all]) => {
      return { kind: 'level', id: String(level), level, title: all[0]?.levelTitle ?? '', measures: all };
    });
});

/** Judges the fragment. Returns `null` if there is none or it cannot be read. */
export const judgementOf = rememberLast((fragment: string | null, measures: readonly Measure[]): Judgement | null => {
  if (fragment === null) return null;
  const judged = judgeFragment(
    fragment,
    measures.map(({ id }) => id),
  );
  return 'problem' in judged ? null : judged;
});

/** Returns the rulings of a judgement by the ids of their measures. */
export const rulingsOf = rememberLast(
  (judgement: Judgement | null): ReadonlyMap<string, Judged> =>
    new Map(judgement?.measures.map((one) => [one.measure, one] as const)),
);

/** Returns the index of the chosen row, or 0 if that row no longer exists. */
export function chosenIndex({ row }: GuideState, rows: readonly GuideRow[]): number {
  return Math.max(
    0,
    rows.findIndex(({ id }) => id === row),
  );
}

export const countDone = (measures: readonly Measure[], ticks: readonly string[]): number =>
  measures.filter(({ id }) => ticks.includes(id)).length;
