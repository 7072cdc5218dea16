import type { Cache } from '../online/cache.ts';
import type { Client } from '../online/client.ts';
import { GitHub } from '../online/github.ts';
import { Osv } from '../online/osv.ts';
import { closedHosts } from '../online/result.ts';
import { checkAddresses } from './addresses-and-homes.ts';
import { checkAdvisories } from './advisories.ts';
import { checkCycles } from './cycles.ts';
import { formatMonth, isAmong, isSkipped, lines, type Part, type Subject, type What } from './part.ts';
import { checkReleases } from './releases.ts';

/** The results of the online check. */
export type Report = {
  /** The number of things that were checked, by type. */
  readonly asked: Readonly<Partial<Record<What, number>>>;
  /** Changes to make in the catalog, one per line. */
  readonly changes: readonly string[];
  /** Things that cannot be checked now or that a maintainer has to judge, one per line. */
  readonly remarks: readonly string[];
  /** Things that were not checked because their source gave no answer, one per line. */
  readonly skipped: readonly string[];
};

/** Returns a line for every status that was last confirmed more than a year ago. */
export function staleStatuses({ texts, only, now }: Pick<Subject, 'texts' | 'only' | 'now'>): readonly string[] {
  const yearAgo = formatMonth(new Date(Date.UTC(now.getUTCFullYear() - 1, now.getUTCMonth())));
  return texts
    .filter(({ field, entry, text }) => field === 'statusAsOf' && text < yearAgo && isAmong(only, entry))
    .flatMap((place) => lines([place], `"${place.text}" is more than a year ago; look again, and put this month here`));
}

/** Checks the catalog against every online source. */
export async function checkOnline(subject: Subject, client: Client, cache: Cache): Promise<Report> {
  const gitHub = new GitHub(client, cache);
  const parts = (
    await Promise.all([
      checkAddresses(subject, client, cache, gitHub),
      checkAdvisories(subject, { osv: new Osv(client, cache), gitHub }),
      checkReleases(subject, gitHub),
      checkCycles(subject, client, cache),
    ])
  ).flat();
  return {
    asked: Object.fromEntries(parts.map(({ what, asked }) => [what, asked])),
    changes: parts.flatMap(({ changes }) => changes),
    remarks: [...parts.flatMap(({ remarks }) => remarks), ...closedHosts(parts.flatMap(({ troubles }) => troubles))],
    skipped: parts.filter(isSkipped).map(saySkipped),
  };
}

function saySkipped({ what, asked, troubles }: Part): string {
  const why = [...new Set(troubles.map(({ message }) => message))];
  return `${troubles.length} of ${asked} ${what}: ${why.join('; ')}`;
}
