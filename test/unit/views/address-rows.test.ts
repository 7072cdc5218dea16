import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressRows } from '../../../src/views/detail/parts/links.ts';

test.each([
  ['github.com/opencontainers/runc', 40, ['github.com/opencontainers/runc']],
  [
    'github.com/opencontainers/runc/blob/main/CHANGELOG.md',
    40,
    ['github.com/opencontainers/runc/blob/', 'main/CHANGELOG.md'],
  ],
  ['a.example/one-long-name-of-a-page', 16, ['a.example/one-', 'long-name-of-a-', 'page']],
  ['a.example/abcdefghijklmnopqrstuvwxyz', 12, ['a.example/', 'abcdefghijkl', 'mnopqrstuvwx', 'yz']],
])('%s in %i cells is broken between words', (address, width, rows) => {
  expect(addressRows(address, width)).toEqual(rows);
});

test('no letter of an address is lost, and no row is too wide', () => {
  const address = fc.string({ unit: fc.constantFrom('a', 'b', '/', '-', '.', '?', '='), minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(address, fc.integer({ min: 5, max: 40 }), (text, width) => {
      const rows = addressRows(text, width);
      expect(rows.join('')).toBe(text);
      for (const row of rows) expect(row.length).toBeLessThanOrEqual(width);
    }),
  );
});
