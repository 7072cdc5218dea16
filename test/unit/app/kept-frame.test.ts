import { expect, test } from 'vitest';
import { firstKept } from '../../../src/app/kept-frame.ts';

test('a frame that was kept is shown once, and drawn when the window asks for it again', () => {
  let width = 80;
  const frame = firstKept('kept', () => `drawn at ${width}`);
  expect(frame()).toBe('kept');
  expect(frame()).toBe('drawn at 80');
  width = 40;
  expect(frame()).toBe('drawn at 40');
});
