import type { Report } from '../../products/report.ts';

const OPEN = 1;
const CANNOT_TELL = 3;

/** 0: nothing recorded is open; 1: something is; 3: it cannot be told. */
export function exitCode({ products, notKnown }: Report): number {
  if (products.some(({ open }) => open.length > 0)) return OPEN;
  // Where nothing was checked, as with `--host` where no program is found, nothing is known.
  const isEmpty = products.length === 0;
  return isEmpty || notKnown.length > 0 || products.some(({ unknown }) => unknown.length > 0) ? CANNOT_TELL : 0;
}
