import { hasEnded } from '../../../src/data/status.ts';
import type { Catalog, Entry } from '../../../src/data/types.ts';
import type { Cache } from '../online/cache.ts';
import { type Client, Closed, Trouble } from '../online/client.ts';
import { GitHub, type Repository, repositoryOf } from '../online/github.ts';
import { say } from '../schema.ts';
import { addressesIn, Pages, type Place, type PlacedText, type Way } from './addresses.ts';

/** What to look at. */
export type Subject = {
  readonly catalog: Catalog;
  readonly texts: readonly PlacedText[];
  /** Ids; all when none is named. */
  readonly only: readonly string[];
  readonly now: Date;
};

/** What came of asking. */
export type Report = {
  readonly addresses: number;
  readonly repositories: number;
  /** How many of them cannot be judged now; when it is all of them, the network is not there. */
  readonly unanswered: number;
  /** What to change in the catalog, a line each. */
  readonly changes: readonly string[];
  /** What cannot be judged now, or may be different again tomorrow, a line each. */
  readonly remarks: readonly string[];
};

/** An entry and where its address stands. */
type Home = { readonly entry: Entry; readonly place: Place };

type Result<T> = { readonly value: T } | { readonly trouble: Trouble };
type Visit = { readonly address: string; readonly places: readonly Place[]; readonly result: Result<Way> };
type Look = { readonly name: string; readonly homes: readonly Home[]; readonly result: Result<Repository | null> };

const MOST_PLACES = 3;

/** A line for every status that was true more than a year ago. */
export function staleStatuses({ texts, only, now }: Subject): readonly string[] {
  const yearAgo = formatMonth(new Date(Date.UTC(now.getUTCFullYear() - 1, now.getUTCMonth())));
  return texts
    .filter(({ field, entry, text }) => field === 'statusAsOf' && text < yearAgo && isAmong(only, entry))
    .flatMap((place) => lines([place], `"${place.text}" is more than a year ago; look again, and put this month here`));
}

/** Asks all addresses, and GitHub about the repositories that are the homes of entries. */
export async function checkOnline(subject: Subject, client: Client, cache: Cache): Promise<Report> {
  const pages = new Pages(client, cache);
  const gitHub = new GitHub(client, cache);
  const [visits, looks] = await Promise.all([
    Promise.all(
      selectAddresses(subject).map(async (at) => ({ ...at, result: await resultOf(pages.follow(at.address)) })),
    ),
    Promise.all(
      selectRepositories(subject).map(async (at) => ({ ...at, result: await resultOf(gitHub.look(at.name)) })),
    ),
  ]);
  const results = [...visits, ...looks].map(({ result }) => result);
  return {
    addresses: visits.length,
    repositories: looks.length,
    unanswered: results.filter((result) => 'trouble' in result).length,
    changes: [...addressChanges(visits, looks), ...statusChanges(looks, formatMonth(subject.now))],
    remarks: [
      ...visits.flatMap((visit) => lines(visit.places, remarkOf(visit))),
      ...looks.flatMap(remarksOnLook),
      ...closedHosts(results),
    ],
  };
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

async function resultOf<T>(asked: Promise<T>): Promise<Result<T>> {
  try {
    return { value: await asked };
  } catch (error) {
    if (error instanceof Trouble) return { trouble: error };
    throw error;
  }
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
  if ('trouble' in result) return troubleOf(result);
  const { status, home, end } = result.value;
  return status < 400 && end !== home ? `leads for now to ${end}` : null;
}

function remarksOnLook({ homes, result }: Look): readonly string[] {
  const trouble = troubleOf(result);
  const places = homes.map(({ place }) => place);
  return lines(places, trouble === null ? null : `GitHub’s API ${trouble}`);
}

/** What is the matter with one address alone. */
function troubleOf(result: Result<unknown>): string | null {
  return 'trouble' in result && !(result.trouble instanceof Closed) ? result.trouble.message : null;
}

/** A line for every host that would not be asked any more, instead of one for each of its addresses. */
function closedHosts(results: readonly Result<unknown>[]): readonly string[] {
  const closed = results.flatMap((result) =>
    'trouble' in result && result.trouble instanceof Closed
      ? [`${result.trouble.host}: ${result.trouble.message}`]
      : [],
  );
  return [...new Set(closed)].map((line) => `${line} (${closed.filter((other) => other === line).length} left)`);
}

/** At most one line, naming the first place and some of the others. */
function lines([first, ...others]: readonly Place[], message: string | null): readonly string[] {
  if (first === undefined || message === null) return [];
  const named = others
    .slice(0, MOST_PLACES - 1)
    .map(({ file, entry, field }) => [file, entry, field].filter(Boolean).join(': '));
  const more = others.length > named.length ? [`${others.length - named.length} more`] : [];
  const also = others.length > 0 ? ` (also ${[...named, ...more].join(', ')})` : '';
  return [say({ ...first, message: `${message}${also}` })];
}

function isAmong(only: readonly string[], id: string): boolean {
  return only.length === 0 || only.includes(id);
}

/** `2026-11` */
function formatMonth(date: Date): string {
  return date.toISOString().slice(0, 7);
}
