/** The code that reads and judges this machine, as one part of the bundle, which few visits load. */

import type { State } from '../machine/finding.ts';
import { judge, offersIn } from '../machine/judge.ts';
import { readFacts } from './machine.ts';

export { judge, readFacts };

/** Returns how far this machine offers each mechanism, by the mechanism's id. Empty outside Linux, where nothing is known. */
export function readOffers(environment: NodeJS.ProcessEnv): ReadonlyMap<string, State> {
  const facts = readFacts(environment);
  return facts.system.os === 'linux' ? offersIn(judge(facts)) : new Map();
}
