import { reportText } from '../check/text.ts';
import type { CheckRequest } from '../check.ts';
import { DONE, WRONG_USE } from '../command.ts';
import { complain, print, printForReader, readCatalog } from './output.ts';

/** Programs from distributions often print only the upstream version: on Ubuntu, containerd prints 1.7.12 and podman 4.9.3. */
const SILENT_BUILDS = 'a distribution may have backported fixes under this version; see its package changelog';

/**
 * Prints what is recorded about some versions. Returns the exit code (see `exitCode`). Standard error gets a line for each
 * version that cannot be checked, and one line for all programs that are not installed.
 */
export async function printCheck({ words, host, json, look, list }: Omit<CheckRequest, 'kind'>): Promise<number> {
  const { check, exitCode, readGiven, reportJson, reportLines } = await import('../check/part.ts');
  const given = await readGiven({ words, host });
  if (typeof given === 'string') return complain(given, WRONG_USE);
  const { asked, clients, faults, missing } = given;
  for (const { program, why } of faults) complain(`${program} ${why}`, DONE);
  for (const client of clients) complain(`${client}: the version is the client’s; the server’s may differ`, DONE);
  if (missing.length > 0) complain(`not installed: ${missing.join(', ')}`, DONE);
  const found = check(await readCatalog(list), asked);
  for (const { why } of found.notKnown) complain(why, DONE);
  if (host && found.products.some(({ open }) => open.length > 0)) complain(SILENT_BUILDS, DONE);
  const silent = faults.map(({ program, why }) => ({ asked: { name: program, version: null }, why }));
  const report = { ...found, notKnown: [...silent, ...found.notKnown] };
  if (json) {
    print(reportJson(report));
    return exitCode(report);
  }
  printForReader(
    () => {
      const empty = report.products.filter(({ product }) => product.notes.length === 0);
      for (const { product } of empty) complain(`no vulnerability of ${product.name} is recorded`, DONE);
      return reportLines(report);
    },
    (columns, theme) => reportText(report, columns, theme),
    look,
  );
  return exitCode(report);
}
