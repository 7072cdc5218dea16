import { type Advisory, isAdvisoryId, readOsv } from '../coverage/advisory.ts';
import type { Cache } from './cache.ts';
import { type Client, type Data, Trouble } from './client.ts';

const API = 'https://api.osv.dev/v1';
/** The most queries in one request; OSV accepts up to 1,000. */
const MOST_QUERIES = 500;
const MOST_PAGES = 20;

type Query = { readonly package: { readonly purl: string }; readonly page_token?: string };

/** Queries OSV for the advisories of packages. */
export class Osv {
  readonly #client: Client;
  readonly #cache: Cache;

  constructor(client: Client, cache: Cache) {
    this.#client = client;
    this.#cache = cache;
  }

  /** Returns the ids of the advisories of each package. Throws a `Trouble` when OSV gives no usable answer. */
  async idsOf(purls: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const ids = new Map<string, string[]>();
    const open: Query[] = [];
    for (const purl of new Set(purls)) {
      const kept = this.#cache.get<string[]>(`osv ${purl}`);
      if (kept === undefined) open.push({ package: { purl } });
      ids.set(purl, [...(kept ?? [])]);
    }
    const asked = open.map(({ package: { purl } }) => purl);
    for (let page = 0; open.length > 0; page += 1) {
      if (page === MOST_PAGES) throw new Trouble(`answers with more than ${MOST_PAGES} pages`);
      const batch = open.splice(0, MOST_QUERIES);
      open.unshift(...(await this.#askBatch(batch, ids)));
    }
    for (const purl of asked) this.#cache.set(`osv ${purl}`, ids.get(purl));
    return ids;
  }

  /** Returns an advisory, or `null` when it was withdrawn. Throws a `Trouble` when OSV gives no usable answer. */
  record(id: string): Promise<Advisory | null> {
    return this.#cache.keep(`osv ${id}`, async () => {
      const answer = await this.#client.ask(`${API}/vulns/${encodeURIComponent(id)}`);
      return answer.status === 404 ? null : readOsv(checked(answer));
    });
  }

  /** Adds the ids from one response to `ids`, and returns the queries that have more pages. */
  async #askBatch(queries: readonly Query[], ids: ReadonlyMap<string, string[]>): Promise<readonly Query[]> {
    const { results } = Object(checked(await this.#client.ask(`${API}/querybatch`, { queries })));
    if (!Array.isArray(results) || results.length !== queries.length) throw new Trouble('answers something else');
    return queries.flatMap((query, at) => {
      const { vulns = [], next_page_token: token } = Object(results[at]);
      const found: readonly unknown[] = Array.isArray(vulns) ? vulns.map((vuln) => Object(vuln).id) : [];
      ids.get(query.package.purl)?.push(...found.filter(isAdvisoryId));
      return typeof token === 'string' && token !== '' ? [{ package: query.package, page_token: token }] : [];
    });
  }
}

function checked({ status, json }: Data): unknown {
  if (status !== 200) throw new Trouble(`answers ${status}`);
  if (typeof json !== 'object' || json === null) throw new Trouble('answers something else');
  return json;
}
