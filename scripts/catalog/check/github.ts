import type { Cache } from './cache.ts';
import { type Answer, type Client, Trouble } from './client.ts';

/** What GitHub says of a repository. */
export type Repository = { readonly name: string; readonly isArchived: boolean };

const NAME = /^[\w.-]+\/[\w.-]+$/;
const MOST_REDIRECTS = 5;

/** What stands where a name would, but is a page of GitHub's own. */
const OWN_PAGES = ['collections', 'features', 'marketplace', 'orgs', 'sponsors', 'topics'];

/** The `owner/name` that an address on GitHub leads to or into, or `null`. */
export function repositoryOf(address: string): string | null {
  const { hostname, pathname } = new URL(address);
  const [, owner = '', name = ''] = pathname.split('/');
  const repository = `${owner}/${name.replace(/\.git$/, '')}`;
  const isOne = /^(?:www\.)?github\.com$/.test(hostname) && NAME.test(repository) && !OWN_PAGES.includes(owner);
  return isOne ? repository : null;
}

/** Asks GitHub's API about repositories. */
export class GitHub {
  readonly #client: Client;
  readonly #cache: Cache;

  constructor(client: Client, cache: Cache) {
    this.#client = client;
    this.#cache = cache;
  }

  /** The repository that is called so or was, or `null` when it is gone. Throws a `Trouble` when GitHub does not say. */
  async look(name: string): Promise<Repository | null> {
    const address = `${this.#client.api}/repos/${name}`;
    const kept = this.#cache.get<Repository | null>(`api ${address}`);
    if (kept !== undefined) return kept;
    const repository = read(await this.#answerOf(address));
    this.#cache.set(`api ${address}`, repository);
    return repository;
  }

  /** The API answers to a former name with a redirect. */
  async #answerOf(address: string): Promise<Answer> {
    let here = address;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const answer = await this.#client.send('GET', here);
      if (answer.status < 300 || answer.status >= 400 || answer.location === null) return answer;
      if (!URL.canParse(answer.location, here)) break;
      here = new URL(answer.location, here).href;
    }
    throw new Trouble('redirects to nowhere');
  }
}

function read({ status, body }: Answer): Repository | null {
  if (status === 404) return null;
  if (status !== 200) throw new Trouble(`answers ${status}`);
  const { full_name: name, archived } = parse(body);
  if (typeof name !== 'string' || !NAME.test(name)) throw new Trouble('answers without a name');
  return { name, isArchived: archived === true };
}

function parse(body: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(body));
  } catch {
    return {};
  }
}
