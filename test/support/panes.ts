import { expect } from 'vitest';

/** Panes are equal when the same is seen in them. What a click in them means is a function, and no two of those are equal. */
expect.addEqualityTesters([
  function areFunctions(a: unknown, b: unknown) {
    return typeof a === 'function' && typeof b === 'function' ? true : undefined;
  },
]);
