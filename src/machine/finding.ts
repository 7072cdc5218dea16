/** How far something can be used; `not known` is said where nothing could be read. */
export const STATES = ['available', 'restricted', 'missing', 'not known'] as const;
export type State = (typeof STATES)[number];

/** One thing that a machine offers to isolate with, or does not. All texts but `value` are ours. */
export type Finding = {
  readonly id: string;
  readonly title: string;
  readonly state: State;
  /** What was found, in a few words. Parts of it come from the machine. */
  readonly value: string;
  readonly meaning: string;
  /** What to do about it; `null` where nothing need be done. */
  readonly advice: string | null;
  /** Ids of the catalog's mechanisms. */
  readonly mechanisms: readonly string[];
  /** The files and directories that say so. */
  readonly evidence: readonly string[];
};

/** What differs from one outcome to another. */
export type Outcome = Pick<Finding, 'state' | 'value' | 'meaning' | 'evidence'> & {
  readonly advice?: string;
};

/** The finding of something with this outcome. */
export function finding(subject: Pick<Finding, 'id' | 'title' | 'mechanisms'>, outcome: Outcome): Finding {
  const { id, title, mechanisms } = subject;
  const { state, value, meaning, evidence, advice = null } = outcome;
  return { id, title, state, value, meaning, advice, mechanisms, evidence };
}
