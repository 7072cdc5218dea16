import { rememberLast } from '../data/remember.ts';
import type { Catalog } from '../data/types.ts';
import type { Product } from './products.ts';
import { check, type Report } from './report.ts';

/** The products that the user has: versions by the key of the product. */
export type Stack = Readonly<Record<string, string>>;

/** Returns the key of a product in a stack: the id of its entry, or else its name. */
export const productKey = ({ id, name }: Product): string => id ?? name;

/** Checks the products of a stack, and sorts them by name. */
export const checkStack = rememberLast((catalog: Catalog, stack: Stack): Report => {
  const asked = Object.entries(stack).map(([name, version]) => ({ name, version }));
  const report = check(catalog, asked);
  const products = report.products.toSorted((a, b) => a.product.name.localeCompare(b.product.name, 'en'));
  return { ...report, products };
});
