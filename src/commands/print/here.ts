import type { Facts } from '../../machine/facts.ts';
import { judge } from '../../machine/judge.ts';
import { entryOf, PROGRAMS } from '../../machine/tools.ts';
import { readFacts } from '../../system/machine.ts';
import { NOTHING_FOUND } from '../command.ts';
import type { HereRequest } from '../here.ts';
import { findingsInColumns, hereJson, plainFindings, type Report } from './findings.ts';
import { complain, print, printForReader, readCatalog } from './part.ts';

/**
 * Prints what this machine offers to isolate with, and gives the exit code. On another system there is nothing to find: that
 * is said, and the exit code is that of a search without results, so that a script does not take it for an answer.
 */
export async function printHere({ json, look, list }: Omit<HereRequest, 'kind'>): Promise<number> {
  const facts = readFacts(process.env);
  if (facts.system.os !== 'linux') {
    if (json) print(hereJson({ system: facts.system, findings: [], tools: [] }));
    return complain(elsewhere(facts.system.os), NOTHING_FOUND);
  }
  const { entries } = await readCatalog(list);
  const report = reportOf(facts, new Map(entries.map(({ id, name }) => [id, name])));
  if (json) return print(hereJson(report));
  return printForReader(
    () => plainFindings(report),
    (columns, theme) => findingsInColumns(report, columns, theme),
    look,
  );
}

const NAMES: Readonly<Record<string, string>> = { darwin: 'macOS', win32: 'Windows', freebsd: 'FreeBSD' };

/** What is said on a system that is not Linux. */
export const elsewhere = (os: string): string =>
  `here looks at the kernel of Linux, and this is ${NAMES[os] ?? os}; run it in the Linux that your containers run on`;

/** What is told of these facts; `names` has the entries of the catalog by id. */
export function reportOf(facts: Facts, names: ReadonlyMap<string, string>): Report {
  const found = new Set(facts.programs.map(({ name }) => name));
  return {
    system: facts.system,
    findings: judge(facts),
    tools: facts.programs.map(({ name, path }) => {
      const entry = entryOf(name);
      return { name, path, entry: entry !== null && names.has(entry) ? entry : null };
    }),
    absent: PROGRAMS.filter((name) => !found.has(name)),
    nameOf: (entry) => names.get(entry) ?? entry,
  };
}
