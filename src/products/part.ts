/** What is recorded of products in their versions, as one part of the program: `check` and the explorer share it. */

export { askedText, readAsked, readAskedLines } from './asked.ts';
export { findProducts } from './products.ts';
export { check, lookUp, newestMonth, noteId } from './report.ts';
export { checkStack, productKey } from './stack.ts';
