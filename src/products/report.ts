import { gravestFirst } from '../data/gravest-first.ts';
import type { Catalog, SecurityNote } from '../data/types.ts';
import { notedIn } from '../data/vulnerabilities.ts';
import { excerpt } from '../text/excerpt.ts';
import { nearest } from '../text/nearest.ts';
import { VERSION_EXAMPLE } from '../versions/example.ts';
import {
  type Assessment,
  assess,
  compareVersions,
  fixInLine,
  parseVersion,
  sortedFixes,
  type Version,
} from '../versions/part.ts';
import { OWN_PACKAGES } from './names.ts';
import { askedText, type ProductVersion } from './product-version.ts';
import { findProducts, type Product, type Products } from './products.ts';

/** What is recorded about one product in one version, the gravest notes first. */
export type Checked = Assessment<SecurityNote> & {
  readonly product: Product;
  readonly version: Version;
  /** Returns the first release of the version's own line that fixes a vulnerability of the product itself. */
  readonly fixInLine: (note: SecurityNote) => string | null;
};

/** A product that could not be checked, and why. */
export type NotKnown = { readonly asked: ProductVersion; readonly why: string };

export type Report = {
  /** The month of the newest fact in the catalog; `null` if no fact is dated. */
  readonly asOf: string | null;
  readonly products: readonly Checked[];
  readonly notKnown: readonly NotKnown[];
};

function laterInLine({ fixed, component }: SecurityNote, version: Version): string | null {
  if (component !== null) return null;
  const fix = fixInLine(sortedFixes(fixed), version);
  return fix !== null && compareVersions(fix, version) > 0 ? fix.text : null;
}

export type Found = { readonly product: Product; readonly version: Version };

/**
 * Looks up each product and judges its notes in its version. A note about a component is judged in the version of the component,
 * if that was given too.
 */
export function check(catalog: Catalog, asked: readonly ProductVersion[]): Report {
  const products = findProducts(catalog);
  const found: Found[] = [];
  const notKnown: NotKnown[] = [];
  for (const one of asked) {
    const answer = lookUp(one, products, notKnown.length < MOST_HELPED);
    if ('why' in answer) notKnown.push(answer);
    else if (!found.some((other) => isSame(other, answer))) found.push(answer);
  }
  const versionOf = (component: string): Version | null => {
    const name = products.find(component)?.name;
    return found.find(({ product }) => product.name === name)?.version ?? null;
  };
  return {
    asOf: newestMonth(catalog),
    products: found.map((one) => ({
      ...one,
      ...assess(gravestFirst(one.product.notes), one.version, versionOf),
      fixInLine: (note) => laterInLine(note, one.version),
    })),
    notKnown,
  };
}

const isSame = (a: Found, b: Found): boolean => a.product.name === b.product.name && a.version.text === b.version.text;

/** The number of unknown names after which no similar names are looked for: the input is probably a list of something else. */
const MOST_HELPED = 20;

/** Looks up a product and its version. Returns why that fails, with the nearest names if `helps` is set. */
export function lookUp(asked: ProductVersion, products: Products, helps = true): Found | NotKnown {
  const { name, version: text } = asked;
  if (products.isSilent) return { asked, why: `${shownName(name)}: this list records no vulnerabilities` };
  const product = products.find(name);
  if (product === null) return { asked, why: unknownName(name, products, helps) };
  if (text === null) return { asked, why: `${name} needs a version, such as ${shownName(name)}@1.2.3` };
  const version = parseVersion(text);
  if (version === null) return { asked, why: notVersion(asked) };
  return { product, version: OWN_PACKAGES.has(name.toLowerCase()) ? { ...version, build: null } : version };
}

/** Several of the nearest names may belong to one product. */
const MOST_LOOKED_AT = 6;
const MOST_SUGGESTED = 3;
const LONGEST_SHOWN = 60;
const shownName = (name: string): string => excerpt(name, LONGEST_SHOWN);

function unknownName(name: string, products: Products, helps: boolean): string {
  const entry = products.countedApart(name);
  if (entry) return `“${shownName(name)}” has releases of its own, apart from ${entry.name}; none are recorded`;
  if (!helps) return `no product “${shownName(name)}” is recorded`;
  const near = nearest(name, products.names, MOST_LOOKED_AT).map((one) => products.find(one)?.name);
  const names = [...new Set(near)].slice(0, MOST_SUGGESTED).join(', ');
  return `no product “${shownName(name)}” is recorded${names === '' ? '' : `; did you mean ${names}?`}`;
}

const notVersion = (asked: ProductVersion): string =>
  `“${excerpt(askedText(asked), LONGEST_SHOWN)}” has no valid version; expected ${VERSION_EXAMPLE}`;

const MONTH = 7;

/** Returns the month of the newest fact in a catalog; `null` if no fact is dated. */
export function newestMonth(catalog: Pick<Catalog, 'entries' | 'mechanisms'>): string | null {
  const dates = [
    ...catalog.entries.map(({ statusAsOf }) => statusAsOf),
    ...notedIn(catalog).flatMap(({ notes }) => notes.map(({ published }) => published)),
  ];
  const newest = dates.reduce((newest, date) => (date !== null && date > (newest ?? '') ? date : newest), null);
  return newest?.slice(0, MONTH) ?? null;
}

/** Returns the name of a note: its first id, or else its source. A note in a user's own list may have neither. */
export const noteId = ({ ids, source, text }: SecurityNote): string => ids[0] ?? (source || text);
