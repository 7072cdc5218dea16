import { setImmediate } from 'node:timers/promises';
import type { Query } from '../inputs/queries.ts';

/** Returns the ids that an engine finds for a query, best first; only the first ten count. */
export type Finder = (text: string) => readonly string[];
export const FIRST = 10;

/** The outcome of one query in an engine. */
export type Outcome = {
  readonly kind: string;
  /** The rank of the first correct result, from 1; 0 when none of the first ten is correct. */
  readonly place: number;
  readonly isEmpty: boolean;
};

/** Means over queries. */
export type Quality = {
  readonly queries: number;
  /** The mean of 1/rank; 0 for a query without a correct result among the first ten. */
  readonly mrr: number;
  /** Shares of queries: first result correct, one of the first three correct, no result at all. */
  readonly first: number;
  readonly three: number;
  readonly empty: number;
};

/** Runs one query after another. Signals are handled between them. */
export async function askAll(find: Finder, queries: readonly Query[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { text, kind, ids } of queries) {
    const found = find(text);
    const place = found.slice(0, FIRST).findIndex((id) => ids.includes(id)) + 1;
    outcomes.push({ kind, place, isEmpty: found.length === 0 });
    await setImmediate();
  }
  return outcomes;
}

export function qualityOf(outcomes: readonly Outcome[]): Quality {
  const mean = (value: (outcome: Outcome) => number) =>
    outcomes.reduce((sum, outcome) => sum + value(outcome), 0) / outcomes.length;
  return {
    queries: outcomes.length,
    mrr: mean(({ place }) => (place > 0 ? 1 / place : 0)),
    first: mean(({ place }) => Number(place === 1)),
    three: mean(({ place }) => Number(place >= 1 && place <= 3)),
    empty: mean(({ isEmpty }) => Number(isEmpty)),
  };
}

/** Groups the outcomes by kind of query, in the order in which the kinds first appear. */
export function byKind(outcomes: readonly Outcome[]): ReadonlyMap<string, readonly Outcome[]> {
  const kinds = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const others = kinds.get(outcome.kind);
    if (others) others.push(outcome);
    else kinds.set(outcome.kind, [outcome]);
  }
  return kinds;
}
