import { describeRevisions } from '../../data/changes.ts';
import { type Revision, revisionsSince, type Since, stateOf } from '../../data/revisions.ts';
import { changesJson, changesLines, changesText } from '../changes/report.ts';
import { readSince } from '../changes/since.ts';
import type { ChangesRequest } from '../changes.ts';
import { DONE, NOTHING_FOUND, WRONG_USE } from '../command.ts';
import { complain, print, printForReader, readCatalog } from './output.ts';

/** Prints what is new in the newest revision of the catalog, or since a day or a revision. Returns the exit code. */
export async function printChanges({ since, json, look, list }: Omit<ChangesRequest, 'kind'>): Promise<number> {
  const asked = since === null ? null : readSince(since);
  if (typeof asked === 'string') return complain(asked, WRONG_USE);
  const catalog = await readCatalog(list);
  const [newest] = catalog.revisions;
  if (newest === undefined) return complain('this list keeps no record of its changes', NOTHING_FOUND);
  const revisions = asked === null ? [newest] : revisionsSince(catalog, asked);
  const told = describeRevisions(catalog, revisions);
  if (json) print(changesJson(stateOf(catalog), told));
  if (asked !== null && revisions.length === 0) return complain(nothingSince(asked, newest), DONE);
  if (json) return DONE;
  return printForReader(
    () => changesLines(told),
    (columns, theme) => changesText(told, columns, theme),
    look,
  );
}

function nothingSince(since: Since, { revision, asOf }: Revision): string {
  const newest = `the newest revision is ${revision} of ${asOf}`;
  if ('day' in since) return `nothing has changed since ${since.day}; ${newest}`;
  return since.revision > revision
    ? `there is no revision ${since.revision} yet; ${newest}`
    : `nothing has changed; ${newest}`;
}
