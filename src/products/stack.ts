import { rememberLast } from '../data/remember.ts';
import type { Catalog } from '../data/types.ts';
import type { Product } from './products.ts';
import { check, type Report } from './report.ts';

/** What somebody uses: versions by the key of their product. */
export type Stack = Readonly<Record<string, string>>;

/** How a product is called in a stack: by the id of its entry, or else by its name. */
export const productKey = ({ id, name }: Product): string => id ?? name;

/** What is recorded of a stack, its products by name. */
export const checkStack = rememberLast((catalog: Catalog, stack: Stack): Report => {
  const asked = Object.entries(stack).map(([name, version]) => ({ name, version }));
  const report = check(catalog, asked);
  const products = report.products.toSorted((a, b) => a.product.name.localeCompare(b.product.name, 'en'));
  return { ...report, products };
});
