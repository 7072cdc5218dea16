import type { Form } from './facts.ts';

/** Whether what is described meets a measure. `cannot tell`: the image, the engine or the cluster decides. */
export const VERDICTS = ['met', 'not met', 'cannot tell'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What is said of a measure: why in one line, and what to write or to take away so that it is met. */
export type Ruling = {
  readonly verdict: Verdict;
  readonly why: string;
  readonly add: readonly string[];
  readonly remove: readonly string[];
};

/** A ruling on a measure of the catalog, by its id. */
export type Judged = Ruling & { readonly measure: string };

/** What is said of a fragment: a ruling for each measure, and all that is to be changed, each once. */
export type Judgement = {
  readonly form: Form;
  /** The containers that it describes. */
  readonly names: readonly string[];
  /** What is wrong with what is written, each in a sentence. */
  readonly remarks: readonly string[];
  readonly measures: readonly Judged[];
  readonly add: readonly string[];
  readonly remove: readonly string[];
};

export const count = ({ measures }: Pick<Judgement, 'measures'>, verdict: Verdict): number =>
  measures.filter((one) => one.verdict === verdict).length;
