/** What can be wrong in a list, by the names that scripts go by. */
export type Rule =
  | 'not-read'
  | 'no-address'
  | 'relative-address'
  | 'refused-address'
  | 'dead-anchor'
  | 'same-address'
  | 'same-name'
  | 'same-title'
  | 'no-description'
  | 'description-start'
  | 'description-end'
  | 'name-repeated'
  | 'unclosed'
  | 'encoding'
  | 'fault';

/** One thing that is wrong, on a line of the file. */
export type Finding = { readonly line: number; readonly rule: Rule; readonly what: string; readonly why: string };

/** An entry as it is judged. */
export type Item = {
  readonly line: number;
  readonly name: string;
  readonly url: string | null;
  /** All that describes it, with what stands below it. */
  readonly summary: string;
  /** What stands behind its name, where that is a sentence of its own; `null` where it is part of something else. */
  readonly sentence: string | null;
};
