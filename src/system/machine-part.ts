/** What is read and judged of this machine, as one part of the program, which few visits load. */

import type { State } from '../machine/finding.ts';
import { judge, offersIn } from '../machine/judge.ts';
import { readFacts } from './machine.ts';

export { judge, readFacts };

/** How far this machine offers each mechanism, by its id; nothing is known outside Linux. */
export function readOffers(environment: NodeJS.ProcessEnv): ReadonlyMap<string, State> {
  const facts = readFacts(environment);
  return facts.system.os === 'linux' ? offersIn(judge(facts)) : new Map();
}
