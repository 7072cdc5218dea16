import type { Edit } from './patch.ts';

/** The capabilities of the terminal that Ink reports to React's reconciler; the values are those of Ink's `src/reconciler.ts`. */
const SUPPORTED = {
  Mutation: true,
  Persistence: false,
  Hydration: false,
  Microtasks: true,
  TestSelectors: false,
  Resources: false,
  Singletons: false,
};

const FILE = 'react-reconciler/cjs/react-reconciler.production.js';

/**
 * Sets at build time what Ink would report to the reconciler at run time. Code for capabilities that a terminal lacks,
 * such as hydration, is then left out of the bundle.
 */
export const hostConfig: readonly Edit[] = Object.entries(SUPPORTED).flatMap(([name, value]) => [
  { file: FILE, find: `supports${name} = $$$config.supports${name}`, put: `told${name} = null` },
  { file: FILE, find: `supports${name}`, put: String(value), every: true },
]);
