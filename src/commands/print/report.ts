/** The part of the bundle that does the work of `here`. It is loaded only for that command. */

import type { Facts } from '../../machine/facts.ts';
import { entryOf, PROGRAMS } from '../../machine/tools.ts';
import { judge, readFacts } from '../../system/machine-part.ts';
import type { Report } from './findings.ts';

/** Examines this machine. `names` contains the names of the catalog's entries by id. */
export const readReport = (names: ReadonlyMap<string, string>): Report => reportOf(readFacts(process.env), names);

/** Makes a report from facts about a machine. Findings exist only for Linux; for other systems the report is empty. */
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
