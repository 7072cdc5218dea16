import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { webAddress } from '../../../src/data/links.ts';
import type { Cache } from '../online/cache.ts';
import { type Answer, type Client, Trouble } from '../online/client.ts';

/** The place of a string, as in the catalog's problems. */
export type Place = { readonly file: string; readonly entry: string; readonly field: string };

/** A string in the catalog's files. */
export type PlacedText = Place & { readonly text: string };

/**
 * Returns all strings in the catalog's files. The compiled catalog no longer shows which file a string comes from, and
 * repeats the guide's sources in each measure.
 */
export function readTexts(directory: string): readonly PlacedText[] {
  const read = (file: string) => JSON.parse(readFileSync(join(directory, file), 'utf8'));
  const files: readonly string[] = read('catalog.json').categories;
  return files.flatMap((file) => [...collectTexts(read(file), { file, entry: '', field: '' })]);
}

function* collectTexts(value: unknown, place: Place): Generator<PlacedText> {
  if (typeof value === 'string') {
    yield { ...place, text: value };
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      yield* collectTexts(item, { ...place, field: `${place.field}[${index}]` });
  } else if (typeof value === 'object' && value !== null) {
    const here = 'id' in value ? { ...place, entry: String(value.id), field: '' } : place;
    for (const [key, item] of Object.entries(value)) {
      yield* collectTexts(item, { ...here, field: here.field === '' ? key : `${here.field}.${key}` });
    }
  }
}

/** Returns every address with its places. The addresses of the 2016 snapshots are excluded, because they are never changed. */
export function addressesIn(texts: readonly PlacedText[]): ReadonlyMap<string, readonly Place[]> {
  const addresses = new Map<string, Place[]>();
  for (const { text, ...place } of texts) {
    if (!/(?:^|\.)(?:url|source)$/.test(place.field) || place.field.startsWith('snapshot.')) continue;
    addresses.set(text, [...(addresses.get(text) ?? []), place]);
  }
  return addresses;
}

/** The result of following an address. */
export type Way = {
  /** The status of the last response: success, 404 or 410. */
  readonly status: number;
  /** The address that this one has permanently moved to; itself when it has not moved. */
  readonly home: string;
  /** The address of the last response; differs from `home` after a temporary redirect. */
  readonly end: string;
};

/** One response on the way. */
type Step = Pick<Answer, 'status' | 'location'>;

/** Statuses after which a HEAD is repeated as a GET. Some servers answer 404 to the HEAD of a page that exists. */
const REFUSALS = [403, 404, 405, 501];
const GONE = [404, 410];
const FOR_GOOD = [301, 308];
const MOST_REDIRECTS = 5;

/** Follows addresses. A page that several addresses lead to is requested once. */
export class Pages {
  readonly #client: Client;
  readonly #cache: Cache;
  readonly #asked = new Map<string, Promise<Step>>();

  constructor(client: Client, cache: Cache) {
    this.#client = client;
    this.#cache = cache;
  }

  /** Follows the redirects of an address. Throws a `Trouble` when they do not end at a page. */
  async follow(address: string): Promise<Way> {
    let end = new URL(address).href;
    let home = end;
    let isForGood = true;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const { status, location } = await this.#step(end);
      if (location === null) return { status, home, end };
      end = onward(end, location);
      isForGood &&= FOR_GOOD.includes(status);
      if (isForGood) home = end;
    }
    throw new Trouble(`redirects more than ${MOST_REDIRECTS} times`);
  }

  #step(address: string): Promise<Step> {
    const page = new URL(address);
    page.hash = '';
    const asked = this.#asked.get(page.href) ?? this.#ask(page.href);
    this.#asked.set(page.href, asked);
    return asked;
  }

  #ask(page: string): Promise<Step> {
    return this.#cache.keep(`page ${page}`, async () => stepOf(await this.#answerOf(page)));
  }

  async #answerOf(page: string): Promise<Answer> {
    const answer = await this.#client.send('HEAD', page);
    return REFUSALS.includes(answer.status) ? this.#client.send('GET', page) : answer;
  }
}

function stepOf({ status, location }: Answer): Step {
  if (status >= 300 && status < 400 && location !== null) return { status, location };
  if ((status >= 200 && status < 300) || GONE.includes(status)) return { status, location: null };
  throw new Trouble(`answers ${status}`);
}

/** Returns the address that a redirect leads to. The fragment is kept, as in a browser. */
function onward(from: string, location: string): string {
  const next = URL.canParse(location, from) ? new URL(location, from) : null;
  if (next?.hash === '') next.hash = new URL(from).hash;
  const address = webAddress(next?.href ?? '');
  if (address === null) throw new Trouble('redirects to what is no address of the web');
  return address;
}
