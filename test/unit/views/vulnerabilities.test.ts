import { expect, test } from 'vitest';
import { rowsOfParts } from '../../../src/views/vulnerabilities/select.ts';

test('however few rows a message leaves, the list has one, and all parts have room', () => {
  for (let rows = 1; rows <= 60; rows++) {
    for (const count of [1, 3, 12]) {
      const { years, list } = rowsOfParts({ rows }, count);
      expect(list, `${count} years in ${rows} rows`).toBeGreaterThan(0);
      expect(years + (years === 0 ? 0 : 1) + list).toBe(rows);
      expect(years).toBeLessThanOrEqual(count);
    }
  }
});
