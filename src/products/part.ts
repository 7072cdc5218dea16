/** The part of the bundle that looks up products and their versions. `check` and the explorer share it. */

export { askedText, readAsked, readAskedLines } from './product-version.ts';
export { findProducts } from './products.ts';
export { check, lookUp, newestMonth, noteId } from './report.ts';
export { checkStack, productKey } from './stack.ts';
