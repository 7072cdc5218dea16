/** How far a mechanism can be used. `not known` means that nothing could be read. */
export const STATES = ['available', 'restricted', 'missing', 'not known'] as const;
export type State = (typeof STATES)[number];

/** The result of checking one way to isolate. All texts except `value` are our own. */
export type Finding = {
  readonly id: string;
  readonly title: string;
  readonly state: State;
  /** A few words about what was found. Some of the text comes from the machine. */
  readonly value: string;
  readonly meaning: string;
  /** What to do about it; `null` if there is nothing to do. */
  readonly advice: string | null;
  /** Ids of the catalog's mechanisms. */
  readonly mechanisms: readonly string[];
  /** The files and directories that the finding is based on. */
  readonly evidence: readonly string[];
};

/** The part of a finding that depends on the machine. */
export type Outcome = Pick<Finding, 'state' | 'value' | 'meaning' | 'evidence'> & {
  readonly advice?: string;
};

/** Makes a finding from its fixed part and its outcome. */
export function finding(subject: Pick<Finding, 'id' | 'title' | 'mechanisms'>, outcome: Outcome): Finding {
  const { id, title, mechanisms } = subject;
  const { state, value, meaning, evidence, advice = null } = outcome;
  return { id, title, state, value, meaning, advice, mechanisms, evidence };
}
