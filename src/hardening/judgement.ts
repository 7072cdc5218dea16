import type { Form } from './facts.ts';

/**
 * Whether a container meets a measure. `cannot tell`: the image, the engine, the cluster, another container or a variable
 * decides.
 */
export const VERDICTS = ['met', 'not met', 'cannot tell'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The verdict on a measure: the reason in one line, and what to add or remove so that it is met. */
export type Ruling = {
  readonly verdict: Verdict;
  readonly why: string;
  readonly add: readonly string[];
  readonly remove: readonly string[];
};

/** A ruling on a measure of the catalog, by its id. */
export type Judged = Ruling & { readonly measure: string };

/** The judgement of a fragment: a ruling for each measure, and all changes without duplicates. */
export type Judgement = {
  readonly form: Form;
  /** The names of the containers in the fragment. */
  readonly names: readonly string[];
  /** Mistakes in the fragment, and what it names that is not judged, each in one sentence. */
  readonly remarks: readonly string[];
  readonly measures: readonly Judged[];
  readonly add: readonly string[];
  readonly remove: readonly string[];
};

export const count = ({ measures }: Pick<Judgement, 'measures'>, verdict: Verdict): number =>
  measures.filter((one) => one.verdict === verdict).length;
