import type { Accumulators } from './accumulators.ts';
import type { Slot } from './slots.ts';
import type { Synonyms } from './synonyms.ts';

/** What slots have given besides what is in the accumulators. */
export type Given = {
  readonly weights: readonly number[];
  readonly unknown: number;
  readonly frequent: number;
  readonly far: number;
  readonly meant: ReadonlyMap<string, string>;
};

/** The words before the one that is being typed stay from letter to letter, and so does what was collected for them. */
export type KeptSlots = {
  /** Puts back what was kept for the first slots of a query, if they are these; what they gave, or `null`. */
  readonly restore: (first: FirstSlots, accumulators: Accumulators) => Given | null;
  readonly keep: (first: FirstSlots, accumulators: Accumulators, given: Given) => void;
};

/** The first slots of a query that the next letter does not change: how many, and all that they are collected by. */
export type FirstSlots = { readonly count: number; readonly key: string };

/** To put back what fewer words have found takes as long as to collect it again. */
const LEAST_KEPT = 3;

/** A word is also collected together with the next one, so that one must be finished as well. */
export function firstSlots(slots: readonly Slot[], synonyms: Synonyms): FirstSlots {
  const unfinished = slots.findIndex(({ isUnfinished }) => isUnfinished);
  const end = unfinished < 0 ? slots.length : unfinished + 1;
  const choice = slots.findIndex(({ type }) => type === 'choice');
  const finished = Math.min(end - 2, choice < 0 ? end : choice);
  const count = finished < LEAST_KEPT ? 0 : finished;
  const next = slots[count];
  const keys = slots.slice(0, count).map((slot, at) => JSON.stringify([slot, synonyms[at]]));
  return { count, key: [...keys, next?.type === 'word' ? next.text : ''].join() };
}

type Arrays = Pick<Accumulators, (typeof ARRAYS)[number]>;
const ARRAYS = [
  'sum',
  'found',
  'outsideNotes',
  'inName',
  'confident',
  'typed',
  'sure',
  'best',
  'stamp',
] as const satisfies readonly (keyof Accumulators)[];

type Kept = {
  readonly arrays: Arrays;
  readonly key: string;
  readonly generation: number;
  readonly guessed: number;
  readonly given: Given;
};

export function createKeptSlots(): KeptSlots {
  let kept: Kept | null = null;
  return {
    restore: ({ count, key }, accumulators) => {
      if (count === 0 || kept?.key !== key) return null;
      for (const name of ARRAYS) accumulators[name].set(kept.arrays[name]);
      accumulators.generation = kept.generation;
      accumulators.guessed = kept.guessed;
      return kept.given;
    },
    keep: ({ count, key }, accumulators, given) => {
      if (count === 0) return;
      const { generation, guessed } = accumulators;
      const arrays =
        kept?.arrays ?? (Object.fromEntries(ARRAYS.map((name) => [name, accumulators[name].slice()])) as Arrays);
      if (kept !== null) for (const name of ARRAYS) arrays[name].set(accumulators[name]);
      kept = { arrays, key, generation, guessed, given };
    },
  };
}
