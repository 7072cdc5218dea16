import { expect } from 'vitest';

/**
 * Makes panes equal when they look the same. Their click handlers are functions created at each drawing, so all
 * functions count as equal.
 */
expect.addEqualityTesters([
  function areFunctions(a: unknown, b: unknown) {
    return typeof a === 'function' && typeof b === 'function' ? true : undefined;
  },
]);
