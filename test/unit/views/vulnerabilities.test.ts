import { expect, test } from 'vitest';
import { rowsOfParts } from '../../../src/views/vulnerabilities/select.ts';

test('the list has at least one row in any height, and all parts fit', () => {
  for (let rows = 1; rows <= 60; rows++) {
    for (const count of [1, 3, 12]) {
      const { years, list } = rowsOfParts({ rows }, count);
      expect(list, `${count} years in ${rows} rows`).toBeGreaterThan(0);
      expect(years + (years === 0 ? 0 : 1) + list).toBe(rows);
      expect(years).toBeLessThanOrEqual(count);
    }
  }
});
