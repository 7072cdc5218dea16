/** What `here` finds out, as one part of the program, which is loaded only for it. */

import type { Facts } from '../../machine/facts.ts';
import { entryOf, PROGRAMS } from '../../machine/tools.ts';
import { judge, readFacts } from '../../system/machine-part.ts';
import type { Report } from './findings.ts';

/** Reads this machine, and judges it; `names` has the entries of the catalog by id. */
export const readReport = (names: ReadonlyMap<string, string>): Report => reportOf(readFacts(process.env), names);

/** What is told of these facts. Only Linux has what is looked for: of another system nothing is told. */
export function reportOf(facts: Facts, names: ReadonlyMap<string, string>): Report {
  const isLinux = facts.system.os === 'linux';
  const programs = isLinux ? facts.programs : [];
  const found = new Set(programs.map(({ name }) => name));
  return {
    system: facts.system,
    findings: isLinux ? judge(facts) : [],
    tools: programs.map(({ name, path }) => {
      const entry = entryOf(name);
      return { name, path, entry: entry !== null && names.has(entry) ? entry : null };
    }),
    absent: PROGRAMS.filter((name) => !found.has(name)),
    nameOf: (entry) => names.get(entry) ?? entry,
  };
}
