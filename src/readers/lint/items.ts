import { nameOfAddress } from '../name/trim.ts';
import { hasWords } from '../words/normalize.ts';
import type { Finding, Item } from './finding.ts';
import { wordingFault } from './wording.ts';

/** Finds what is wrong with entries themselves, and those that repeat an earlier one. */
export function findInItems(items: readonly Item[]): readonly Finding[] {
  const addresses = new Map<string, Item>();
  const names = new Map<string, Item>();
  return items.flatMap((item) => [...itself(item), ...repeated(item, addresses, names)]);
}

function* itself(item: Item): Generator<Finding> {
  const { line, name, url, summary, sentence } = item;
  if (url === null) yield { line, rule: 'no-address', what: name, why: 'has no address that can be opened' };
  else if (!hasWords(summary)) yield { line, rule: 'no-description', what: name, why: 'has no description' };
  const fault = sentence === null || !hasWords(sentence) ? null : wordingFault(name, sentence);
  if (fault !== null) yield { line, what: name, ...fault };
}

function* repeated(item: Item, addresses: Map<string, Item>, names: Map<string, Item>): Generator<Finding> {
  const { line, name, url } = item;
  const address = url === null ? '' : comparableAddress(url);
  const twin = addresses.get(address);
  const namesake = names.get(name.toLowerCase());
  if (address !== '' && twin !== undefined) {
    const why = `has the address of “${twin.name}” on line ${twin.line}: ${url}`;
    yield { line, rule: 'same-address', what: name, why };
  } else if (namesake !== undefined) {
    yield { line, rule: 'same-name', what: name, why: `has the name of the entry on line ${namesake.line}` };
  }
  if (address !== '' && twin === undefined) addresses.set(address, item);
  if (namesake === undefined) names.set(name.toLowerCase(), item);
}

/** Returns an address for comparison: without scheme, `www.` and final slash, and with the host in lower case. */
function comparableAddress(url: string): string {
  const [host = '', ...rest] = nameOfAddress(url).split('/');
  return [host.toLowerCase(), ...rest].join('/');
}
