import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerpt } from '../../../src/text/excerpt.ts';
import { isClean } from '../../../src/text/sanitize.ts';

test.each([
  ['short', 10, 'short'],
  ['exactly 10', 10, 'exactly 10'],
  ['a longer text', 10, 'a longer …'],
  ['  blanks around it  ', 20, 'blanks around it'],
  ['two\nlines', 20, 'two lines'],
  ['\u001b[31mred\u001b[0m', 10, 'red'],
  ['𝔞𝔟𝔠𝔡', 3, '𝔞𝔟…'],
  ['x'.repeat(1_000_000), 4, 'xxx…'],
  [`${'\u200b'.repeat(1000)}hidden`, 10, '…'],
])('%j in at most %i characters is %j', (text, most, shown) => {
  expect(excerpt(text, most)).toBe(shown);
});

test('an excerpt of any text is clean and not too long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 1, max: 60 }), (text, most) => {
      const shown = excerpt(text, most);
      expect([...shown].length).toBeLessThanOrEqual(most);
      expect(isClean(shown)).toBe(true);
    }),
  );
});
