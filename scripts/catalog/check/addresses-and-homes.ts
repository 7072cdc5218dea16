import { hasEnded } from '../../../src/data/status.ts';
import type { Entry } from '../../../src/data/types.ts';
import type { Cache } from '../online/cache.ts';
import type { Client } from '../online/client.ts';
import { type GitHub, type Repository, repositoryOf } from '../online/github.ts';
import { ownTrouble, type Result, resultOf, troublesIn } from '../online/result.ts';
import { addressesIn, Pages, type Place, type Way } from './addresses.ts';
import { formatMonth, isAmong, lines, type Part, type Subject } from './part.ts';

/** An entry and where its address stands. */
type Home = { readonly entry: Entry; readonly place: Place };

type Visit = { readonly address: string; readonly places: readonly Place[]; readonly result: Result<Way> };
type Look = { readonly name: string; readonly homes: readonly Home[]; readonly result: Result<Repository | null> };

/** Asks all addresses, and GitHub about the repositories that are the homes of entries. */
export async function checkAddresses(
  subject: Subject,
  client: Client,
  cache: Cache,
  gitHub: GitHub,
): Promise<readonly Part[]> {
  const pages = new Pages(client, cache);
  const [visits, looks] = await Promise.all([
    Promise.all(
      selectAddresses(subject).map(async (at) => ({ ...at, result: await resultOf(pages.follow(at.address)) })),
    ),
    Promise.all(
      selectRepositories(subject).map(async (at) => ({ ...at, result: await resultOf(gitHub.look(at.name)) })),
    ),
  ]);
  return [
    {
      what: 'addresses',
      asked: visits.length,
      troubles: troublesIn(visits.map(({ result }) => result)),
      changes: addressChanges(visits, looks),
      remarks: visits.flatMap((visit) => lines(visit.places, remarkOf(visit))),
    },
    {
      what: 'repositories',
      asked: looks.length,
      troubles: troublesIn(looks.map(({ result }) => result)),
      changes: statusChanges(looks, formatMonth(subject.now)),
      remarks: looks.flatMap(remarksOnLook),
    },
  ];
}

function selectAddresses({ texts, only }: Subject): readonly Omit<Visit, 'result'>[] {
  const addresses = [...addressesIn(texts)].map(([address, places]) => ({ address, places }));
  return addresses.filter(({ places }) => places.some(({ entry }) => isAmong(only, entry)));
}

function selectRepositories({ catalog, texts, only }: Subject): readonly Omit<Look, 'result'>[] {
  const entries = new Map(catalog.entries.map((entry) => [entry.id, entry]));
  const repositories = new Map<string, Home[]>();
  for (const { text, ...place } of texts) {
    const entry = entries.get(place.entry);
    if (entry === undefined || place.field !== 'url' || !isAmong(only, entry.id)) continue;
    const name = repositoryOf(text);
    if (name !== null) repositories.set(name, [...(repositories.get(name) ?? []), { entry, place }]);
  }
  return [...repositories].map(([name, homes]) => ({ name, homes }));
}

/** An address gets one line: what GitHub says of a repository is nearer to the truth than where its page leads. */
function addressChanges(visits: readonly Visit[], looks: readonly Look[]): readonly string[] {
  const named = new Map(
    looks.flatMap((look) => look.homes.map(({ entry: { url } }) => [url, changeOfName(url, look)])),
  );
  return visits.flatMap((visit) => lines(visit.places, named.get(visit.address) ?? changeOfAddress(visit)));
}

function changeOfName(url: string, { name, result }: Look): string | null {
  if ('trouble' in result) return null;
  if (result.value === null) return 'gone from GitHub (404); remove it or find where it went';
  const now = result.value.name;
  // GitHub does not tell capitals apart, so an address that does is as good.
  if (now.toLowerCase() === name.toLowerCase()) return null;
  return `renamed to ${now}; put ${url.replace(/(github\.com\/)[^/]+\/[^/?#]+/i, `$1${now}`)} here`;
}

function changeOfAddress({ address, result }: Visit): string | null {
  if ('trouble' in result) return null;
  const { status, home } = result.value;
  if (status >= 400) return `gone (${status}); remove it or find where it went`;
  if (home === new URL(address).href) return null;
  if (isFrontPage(home) && !isFrontPage(address))
    return `moved for good to ${home}, which is only a front page; find where it went, or put that here if it serves`;
  return `moved for good to ${home}; put that here`;
}

/** Who gives up a page often leads its readers to the first one. */
function isFrontPage(address: string): boolean {
  const { pathname, search } = new URL(address);
  return pathname === '/' && search === '';
}

function statusChanges(looks: readonly Look[], month: string): readonly string[] {
  const archived = looks.filter(({ result }) => 'value' in result && result.value?.isArchived);
  // A status that says how it ended says more than GitHub does, so it stays.
  const homes = archived.flatMap((look) => look.homes).filter(({ entry }) => !hasEnded(entry.status));
  const message = `archived on GitHub; set "status": "archived" and "statusAsOf": "${month}"`;
  return homes.flatMap(({ place }) => lines([{ ...place, field: 'status' }], message));
}

function remarkOf({ result }: Visit): string | null {
  if ('trouble' in result) return ownTrouble(result);
  const { status, home, end } = result.value;
  return status < 400 && end !== home ? `leads for now to ${end}` : null;
}

function remarksOnLook({ homes, result }: Look): readonly string[] {
  const trouble = ownTrouble(result);
  const places = homes.map(({ place }) => place);
  return lines(places, trouble === null ? null : `GitHub’s API ${trouble}`);
}
