import { suggestion } from '../../../src/data/check.ts';
import type { Entry } from '../../../src/data/types.ts';
import { Cache } from '../online/cache.ts';
import { Client } from '../online/client.ts';
import { GitHub } from '../online/github.ts';
import { Osv } from '../online/osv.ts';
import { closedHosts } from '../online/result.ts';
import { CatalogError, readCatalog } from '../read.ts';
import { CACHE, CATALOG, GOOD, INCOMPLETE, Misuse, print, runScript, TO_CHANGE } from '../script.ts';
import { readLeftOut } from './left-out.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { type Review, review, sayCandidate, settledIds } from './review.ts';
import { findOnline, type OnlineFindings } from './sources.ts';
import { findInVulndb } from './vulndb.ts';

const NOTHING: OnlineFindings = { findings: [], packages: 0, troubles: [], remarks: [] };

await runScript({ usage: USAGE, readOptions, act: report });

async function report({ vulndb, isOnline, only }: Options): Promise<number> {
  const catalog = readCatalog(CATALOG);
  const { leftOut, problems } = readLeftOut(CATALOG);
  if (problems.length > 0) throw new CatalogError(problems);
  const ids = catalog.entries.map(({ id }) => id);
  const unknown = only.find((id) => !ids.includes(id));
  if (unknown !== undefined)
    throw new Misuse(`There is no entry ${JSON.stringify(unknown)}${suggestion(unknown, ids)}`);

  const entries = catalog.entries.filter(({ id }) => only.length === 0 || only.includes(id));
  const local = vulndb === null ? [] : findInVulndb(vulndb, entries);
  const online = isOnline ? await ask(entries, settledIds(catalog, leftOut)) : NOTHING;
  const result = review(catalog, leftOut, [...local, ...online.findings]);

  print(result.candidates.map(sayCandidate));
  print(result.complaints);
  const unanswered = [...closedHosts(online.troubles), ...online.remarks];
  if (unanswered.length > 0) print(['Not all could be asked:', ...unanswered]);
  // Reported only after a complete online run: other sources may have an id that one source lacks.
  else if (isOnline && result.unlisted.length > 0) print(['Remarks, which need no change:', ...result.unlisted]);
  console.log(summaryOf(result, entries.length));
  if (result.candidates.length + result.complaints.length > 0) return TO_CHANGE;
  return unanswered.length > 0 ? INCOMPLETE : GOOD;
}

function ask(entries: readonly Entry[], settled: ReadonlySet<string>): Promise<OnlineFindings> {
  console.log('Asking, with a pause between two requests to the same host; the whole takes minutes the first time.');
  const client = new Client({ token: process.env.GITHUB_TOKEN || process.env.GH_TOKEN || null });
  const cache = new Cache(CACHE);
  return findOnline(entries, settled, { osv: new Osv(client, cache), gitHub: new GitHub(client, cache) });
}

function summaryOf({ looked, noted, leftOut, candidates }: Review, entries: number): string {
  const advisories = `${noted + leftOut + candidates.length} advisories`;
  const found = `${looked} of ${entries} entries have packages that were asked about, with ${advisories}`;
  return `${found}: ${noted} have a note, ${leftOut} are left out on purpose, ${candidates.length} are to be worked through.`;
}
