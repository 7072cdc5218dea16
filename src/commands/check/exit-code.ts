import type { Report } from '../../products/report.ts';

const OPEN = 1;
const CANNOT_TELL = 3;

/** Returns 0 if nothing recorded is open, 1 if something is, and 3 if that cannot be decided. */
export function exitCode({ products, notKnown }: Report): number {
  if (products.some(({ open }) => open.length > 0)) return OPEN;
  // If nothing was checked, as when `--host` finds no program, nothing is known.
  const isEmpty = products.length === 0;
  return isEmpty || notKnown.length > 0 || products.some(({ unknown }) => unknown.length > 0) ? CANNOT_TELL : 0;
}
