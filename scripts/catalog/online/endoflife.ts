import { sanitize } from '../../../src/text/sanitize.ts';
import type { Cache } from './cache.ts';
import { type Client, Trouble } from './client.ts';

const API = 'https://endoflife.date/api/v1';

/** A release line as endoflife.date describes it. */
export type Cycle = {
  readonly name: string;
  readonly isMaintained: boolean;
  readonly latest: { readonly name: string; readonly date: string | null } | null;
};

/** Returns the release lines of a product, newest first. Throws a `Trouble` when endoflife.date gives no usable answer. */
export function productCycles(product: string, client: Client, cache: Cache): Promise<readonly Cycle[]> {
  const address = `${API}/products/${product}/`;
  return cache.keep(address, async () => {
    const { status, location, json } = await client.ask(address);
    if (status === 404 || location !== null) throw new Trouble(`has no product ${product} any more; look for its name`);
    if (status !== 200) throw new Trouble(`answers ${status}`);
    const { releases } = Object(Object(json).result);
    if (!Array.isArray(releases)) throw new Trouble('answers something else');
    return releases.flatMap(readCycle);
  });
}

function readCycle(release: unknown): readonly Cycle[] {
  const { name, isMaintained, latest } = Object(release);
  if (typeof name !== 'string' || typeof isMaintained !== 'boolean') return [];
  return [{ name: sanitize(name), isMaintained, latest: readLatest(latest) }];
}

function readLatest(latest: unknown): Cycle['latest'] {
  const { name, date } = Object(latest);
  if (typeof name !== 'string') return null;
  return { name: sanitize(name), date: typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : null };
}
