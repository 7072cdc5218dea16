import { hasEnded } from '../../../src/data/status.ts';
import type { Entry } from '../../../src/data/types.ts';
import type { Cache } from '../online/cache.ts';
import type { Client } from '../online/client.ts';
import { type GitHub, type Repository, repositoryOf } from '../online/github.ts';
import { ownTrouble, type Result, resultOf, troublesIn } from '../online/result.ts';
import { addressesIn, Pages, type Place, type Way } from './addresses.ts';
import { formatMonth, isAmong, lines, type Part, type Subject } from './part.ts';

/** An entry and the place of an address or a package URL of it. */
type Home = { readonly entry: Entry; readonly place: Place };

type Visit = { readonly address: string; readonly places: readonly Place[]; readonly result: Result<Way> };
type Look = { readonly name: string; readonly homes: readonly Home[]; readonly result: Result<Repository | null> };

/** Requests all addresses, and asks GitHub about the repositories that entries live in. */
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
      changes: [...purlChanges(looks), ...statusChanges(looks, formatMonth(subject.now))],
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
    if (entry === undefined || !isAmong(only, entry.id)) continue;
    const name = repositoryAt(place, text);
    if (name !== null) repositories.set(name, [...(repositories.get(name) ?? []), { entry, place }]);
  }
  return [...repositories].map(([name, homes]) => ({ name, homes }));
}

/** Returns the repository that an entry's address or one of its package URLs leads to. */
function repositoryAt({ field }: Place, text: string): string | null {
  if (field === 'url') return repositoryOf(text);
  return field.startsWith('purl') && text.startsWith(GITHUB_PURL) ? text.slice(GITHUB_PURL.length) : null;
}

const GITHUB_PURL = 'pkg:github/';
const homesAt = ({ homes }: Look, field: 'url' | 'purl') => homes.filter(({ place }) => place.field.startsWith(field));

/** Returns one line for each address to change. GitHub's answer about a repository is more reliable than its page's redirects. */
function addressChanges(visits: readonly Visit[], looks: readonly Look[]): readonly string[] {
  const named = new Map(
    looks.flatMap((look) => homesAt(look, 'url').map(({ entry: { url } }) => [url, changeOfName(url, look)])),
  );
  return visits.flatMap((visit) => lines(visit.places, named.get(visit.address) ?? changeOfAddress(visit)));
}

/** Returns a line for each package URL to change. Package URLs have no page, so only GitHub can report on them. */
function purlChanges(looks: readonly Look[]): readonly string[] {
  return looks.flatMap((look) => {
    const places = homesAt(look, 'purl').map(({ place }) => place);
    return lines(places, changeOfName(GITHUB_PURL + look.name, look));
  });
}

/** Returns how to change an address or a package URL that contains the name of a repository. */
function changeOfName(here: string, { name, result }: Look): string | null {
  if ('trouble' in result) return null;
  if (result.value === null) return 'gone from GitHub (404); remove it or find where it went';
  const now = result.value.name;
  // GitHub ignores case in names, so another capitalisation needs no change.
  if (now.toLowerCase() === name.toLowerCase()) return null;
  return `renamed to ${now}; put ${here.replace(/((?:github\.com|:github)\/)[^/]+\/[^/?#]+/i, `$1${now}`)} here`;
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

/** Whether an address is a site's front page. Sites that drop a page often redirect it there. */
function isFrontPage(address: string): boolean {
  const { pathname, search } = new URL(address);
  return pathname === '/' && search === '';
}

/**
 * Reports entries whose repositories are all archived. A status that already says how the entry ended is more precise,
 * so it stays.
 */
function statusChanges(looks: readonly Look[], month: string): readonly string[] {
  const isArchived = ({ result }: Look) => 'value' in result && result.value?.isArchived === true;
  const homes = looks.flatMap((look) => look.homes.map((home) => ({ ...home, isArchived: isArchived(look) })));
  const message = `archived on GitHub; set "status": "archived" and "statusAsOf": "${month}"`;
  return [...new Map(homes.map(({ entry, place }) => [entry, place]))].flatMap(([entry, place]) => {
    const isAlive = homes.some((home) => home.entry === entry && !home.isArchived);
    return isAlive || hasEnded(entry.status) ? [] : lines([{ ...place, field: 'status' }], message);
  });
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
