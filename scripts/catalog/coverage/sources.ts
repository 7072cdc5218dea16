import type { Entry } from '../../../src/data/types.ts';
import type { Trouble } from '../online/client.ts';
import type { GitHub } from '../online/github.ts';
import type { Osv } from '../online/osv.ts';
import { ownTrouble, type Result, resultOf, troublesIn } from '../online/result.ts';
import type { Advisory, Finding } from './advisory.ts';
import { moduleRoot, readPurl } from './purl.ts';

/** The services that can be queried about packages. */
export type Sources = { readonly osv: Osv; readonly gitHub: GitHub };

/** The results of the sources for a set of entries. */
export type OnlineFindings = {
  readonly findings: readonly Finding[];
  /** The number of packages that were queried. */
  readonly packages: number;
  readonly troubles: readonly Trouble[];
  /** Packages without an answer and why, one per line; hosts that get no more requests are not included. */
  readonly remarks: readonly string[];
};

/**
 * Queries OSV about the package URLs of entries, and GitHub about its own package URLs, which OSV does not know.
 * Details of advisories whose id is in `settled` are not requested.
 */
export async function findOnline(
  entries: readonly Entry[],
  settled: ReadonlySet<string>,
  { osv, gitHub }: Sources,
): Promise<OnlineFindings> {
  const packages = [...new Set(entries.flatMap((entry) => entry.purl.flatMap(askedFor)))];
  const isOnGitHub = (purl: string) => readPurl(purl).type === 'github';
  const [ofRepositories, ofPackages] = await Promise.all([
    askAll(packages.filter(isOnGitHub), (purl) => gitHub.advisories(readPurl(purl).name)),
    askOsv(
      packages.filter((purl) => !isOnGitHub(purl)),
      settled,
      osv,
    ),
  ]);
  const results = new Map([...ofRepositories, ...ofPackages]);
  const remarks = [...results].flatMap(([purl, result]) => {
    const trouble = ownTrouble(result);
    return trouble === null ? [] : [`${purl}: ${isOnGitHub(purl) ? 'GitHub’s API' : 'OSV'} ${trouble}`];
  });
  return {
    findings: entries.filter(({ purl }) => purl.length > 0).map((entry) => findingOf(entry, results)),
    packages: packages.length,
    troubles: troublesIn([...results.values()]),
    remarks,
  };
}

type Results = ReadonlyMap<string, Result<readonly Advisory[]>>;

function findingOf({ id, purl }: Entry, results: Results): Finding {
  const answers = purl.flatMap(askedFor).map((one) => results.get(one));
  return { entry: id, advisories: answers.flatMap((result) => (result && 'value' in result ? result.value : [])) };
}

/** Returns the package URLs to query. A Go module had another path before its major version was raised. */
function askedFor(purl: string): readonly string[] {
  return readPurl(purl).type === 'golang' ? [...new Set([purl, moduleRoot(purl)])] : [purl];
}

async function askOsv(purls: readonly string[], settled: ReadonlySet<string>, osv: Osv): Promise<Results> {
  const ids = await resultOf(osv.idsOf(purls));
  if ('trouble' in ids) return new Map(purls.map((purl) => [purl, ids]));
  return askAll(purls, async (purl) => {
    const found = ids.value.get(purl) ?? [];
    const advisories = await Promise.all(
      found.map((id) => (settled.has(id) ? { ids: [id], summary: '' } : osv.record(id))),
    );
    return advisories.filter((advisory) => advisory !== null);
  });
}

async function askAll(purls: readonly string[], ask: (purl: string) => Promise<readonly Advisory[]>): Promise<Results> {
  return new Map(await Promise.all(purls.map(async (purl) => [purl, await resultOf(ask(purl))] as const)));
}
