/** The kinds of findings in a list, by the names that scripts rely on. */
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

/** One thing that is wrong on a line of the file. */
export type Finding = { readonly line: number; readonly rule: Rule; readonly what: string; readonly why: string };

/** An entry as it is checked. */
export type Item = {
  readonly line: number;
  readonly name: string;
  readonly url: string | null;
  /** Its whole description, with the text of what stands below it. */
  readonly summary: string;
  /** The text after its name, if that is a sentence of its own; `null` otherwise. */
  readonly sentence: string | null;
};
