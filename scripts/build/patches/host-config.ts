import type { Edit } from './patch.ts';

/** What Ink tells React's reconciler of the terminal: `src/reconciler.ts` of Ink has the same values. */
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
 * Says while the bundle is made what the reconciler would be told by Ink when it starts, so that what a terminal cannot do,
 * such as taking over a page that a server has drawn, is left out.
 */
export const hostConfig: readonly Edit[] = Object.entries(SUPPORTED).flatMap(([name, value]) => [
  { file: FILE, find: `supports${name} = $$$config.supports${name}`, put: `told${name} = null` },
  { file: FILE, find: `supports${name}`, put: String(value), every: true },
]);
