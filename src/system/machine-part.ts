/** What is read and judged of this machine, as one part of the program, which few visits load. */

import type { State } from '../machine/finding.ts';
import { judge } from '../machine/judge.ts';
import { readFacts } from './machine.ts';

export { judge, readFacts };

/** How far this machine offers each mechanism, by its id; nothing is known outside Linux. */
export function readOffers(environment: NodeJS.ProcessEnv): ReadonlyMap<string, State> {
  const facts = readFacts(environment);
  if (facts.system.os !== 'linux') return new Map();
  const offers = new Map<string, State>();
  for (const { id, state, mechanisms } of judge(facts)) {
    for (const mechanism of mechanisms) {
      // The finding that has the name of the mechanism says most of it.
      if (id === mechanism || !offers.has(mechanism)) offers.set(mechanism, state);
    }
  }
  return offers;
}
