import { type Advisory, firstLine, isAdvisoryId } from '../coverage/advisory.ts';
import type { Cache } from './cache.ts';
import { type Client, type Data, Trouble } from './client.ts';

/** A repository as GitHub describes it. */
export type Repository = { readonly name: string; readonly isArchived: boolean };

const NAME = /^[\w.-]+\/[\w.-]+$/;
const MOST_REDIRECTS = 5;
const MOST_PAGES = 20;

/** First segments of GitHub paths that belong to pages of GitHub itself, not to an owner. */
const OWN_PAGES = ['collections', 'features', 'marketplace', 'orgs', 'sponsors', 'topics'];

/** Returns the `owner/name` of the repository that a GitHub address is in, or `null`. */
export function repositoryOf(address: string): string | null {
  const { hostname, pathname } = new URL(address);
  const [, owner = '', name = ''] = pathname.split('/');
  const repository = `${owner}/${name.replace(/\.git$/, '')}`;
  const isOne = /^(?:www\.)?github\.com$/.test(hostname) && NAME.test(repository) && !OWN_PAGES.includes(owner);
  return isOne ? repository : null;
}

/** Queries GitHub's API about repositories. */
export class GitHub {
  readonly #client: Client;
  readonly #cache: Cache;

  constructor(client: Client, cache: Cache) {
    this.#client = client;
    this.#cache = cache;
  }

  /** Returns the repository with this present or former name, or `null` when it is gone. Throws a `Trouble` without an answer. */
  look(name: string): Promise<Repository | null> {
    return this.#cache.keep(`api ${this.#client.api}/repos/${name}`, async () => {
      const answer = await this.#answerOf(`${this.#client.api}/repos/${name}`);
      return answer.status === 404 ? null : readRepository(answer);
    });
  }

  /** Returns the names of all tags of a repository; none when it is gone. Throws a `Trouble` without a usable answer. */
  tags(name: string): Promise<readonly string[]> {
    const readTag = ({ ref }: Record<string, unknown>) =>
      typeof ref === 'string' && ref.startsWith('refs/tags/') ? [ref.slice('refs/tags/'.length)] : [];
    return this.#list(`${this.#client.api}/repos/${name}/git/matching-refs/tags/`, readTag);
  }

  /** Returns the advisories that a repository published; none when it is gone. Throws a `Trouble` without a usable answer. */
  advisories(name: string): Promise<readonly Advisory[]> {
    const address = `${this.#client.api}/repos/${name}/security-advisories?state=published&per_page=100`;
    return this.#list(address, readAdvisory);
  }

  #list<T>(address: string, read: (item: Record<string, unknown>) => readonly T[]): Promise<readonly T[]> {
    return this.#cache.keep(`api ${address}`, async () => {
      const items: T[] = [];
      let page: string | null = address;
      for (let pages = 0; page !== null && pages < MOST_PAGES; pages += 1) {
        const answer: Data = await this.#answerOf(page);
        if (answer.status === 404) return items;
        if (answer.status !== 200) throw new Trouble(`answers ${answer.status}`);
        if (!Array.isArray(answer.json)) throw new Trouble('answers without a list');
        items.push(...answer.json.flatMap((item) => read(Object(item))));
        page = answer.next;
      }
      if (page !== null) throw new Trouble(`answers with more than ${MOST_PAGES} pages`);
      return items;
    });
  }

  /** Requests an address and follows redirects: the API redirects the former name of a repository. */
  async #answerOf(address: string): Promise<Data> {
    let here = address;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const answer = await this.#client.ask(here);
      if (answer.status < 300 || answer.status >= 400 || answer.location === null) return answer;
      if (!URL.canParse(answer.location, here)) break;
      here = new URL(answer.location, here).href;
    }
    throw new Trouble('redirects to nowhere');
  }
}

function readRepository({ status, json }: Data): Repository {
  if (status !== 200) throw new Trouble(`answers ${status}`);
  const { full_name: name, archived } = Object(json);
  if (typeof name !== 'string' || !NAME.test(name)) throw new Trouble('answers without a name');
  return { name, isArchived: archived === true };
}

function readAdvisory({ ghsa_id, cve_id, summary }: Record<string, unknown>): readonly Advisory[] {
  const ids = [cve_id, ghsa_id].filter(isAdvisoryId);
  return ids.length === 0 ? [] : [{ ids, summary: firstLine(typeof summary === 'string' ? summary : '') }];
}
