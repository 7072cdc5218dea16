import { expect, test } from 'vitest';
import { ratingText } from '../../../src/data/sentences.ts';

test.each([
  [7.5, 'rated high 7.5 by NVD'],
  [7, 'rated high 7.0 by NVD'],
  [null, 'rated high by NVD'],
])('a score of %s is written in the format of CVSS', (score, text) => {
  expect(ratingText({ rating: { level: 'high', score, by: 'NVD' } })).toBe(text);
});
