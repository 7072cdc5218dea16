import { DONE, NOTHING_FOUND } from '../command.ts';
import type { HereRequest } from '../here.ts';
import { elsewhere, findingsInColumns, hereJson, plainFindings } from './findings.ts';
import { complain, print, printForReader, readCatalog } from './output.ts';

/**
 * Prints what this machine offers to isolate with. Returns the exit code. On systems other than Linux there is nothing to find.
 * That is reported with the exit code of a search without results, so that a script does not take it for an answer.
 */
export async function printHere({ json, look, list }: Omit<HereRequest, 'kind'>): Promise<number> {
  const { readReport } = await import('./report.ts');
  const { entries } = await readCatalog(list);
  const report = readReport(new Map(entries.map(({ id, name }) => [id, name])));
  if (json) print(hereJson(report));
  if (report.system.os !== 'linux') return complain(elsewhere(report.system.os), NOTHING_FOUND);
  if (json) return DONE;
  return printForReader(
    () => plainFindings(report),
    (columns, theme) => findingsInColumns(report, columns, theme),
    look,
  );
}
