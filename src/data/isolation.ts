import type { Entry } from './types.ts';

/** What may be recorded about an entry and a mechanism. */
export const USES = ['uses', 'by option', 'does not', 'not recorded'] as const;
export type Use = (typeof USES)[number];

/** Returns whether an entry isolates with the mechanism of an id, as far as that is recorded. */
export function useOf(entry: Entry, mechanism: string): Use {
  if (entry.mechanisms.includes(mechanism)) return 'uses';
  if (entry.mechanismsByOption.includes(mechanism)) return 'by option';
  return entry.mechanismsNot.includes(mechanism) ? 'does not' : 'not recorded';
}

/** Returns the ids of all mechanisms about which something is recorded for an entry. */
export const recordedMechanisms = (entry: Entry): readonly string[] => [
  ...entry.mechanisms,
  ...entry.mechanismsByOption,
  ...entry.mechanismsNot,
];
