import type { Entry } from './types.ts';

/** What is recorded of an entry and a mechanism. */
export const USES = ['uses', 'by option', 'does not', 'not recorded'] as const;
export type Use = (typeof USES)[number];

/** Whether an entry isolates with the mechanism of that id. */
export function useOf(entry: Entry, mechanism: string): Use {
  if (entry.mechanisms.includes(mechanism)) return 'uses';
  if (entry.mechanismsByOption.includes(mechanism)) return 'by option';
  return entry.mechanismsNot.includes(mechanism) ? 'does not' : 'not recorded';
}

/** Ids of all mechanisms of which something is recorded for an entry. */
export const recordedMechanisms = (entry: Entry): readonly string[] => [
  ...entry.mechanisms,
  ...entry.mechanismsByOption,
  ...entry.mechanismsNot,
];
