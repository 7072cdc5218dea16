import { expect, test } from 'vitest';
import { firstKept, frameFile, frameIn } from '../../../src/app/kept-frame.ts';

test('a kept frame is shown once, and is drawn when it is requested again', () => {
  let width = 80;
  const frame = firstKept('kept', () => `drawn at ${width}`);
  expect(frame()).toBe('kept');
  expect(frame()).toBe('drawn at 80');
  width = 40;
  expect(frame()).toBe('drawn at 40');
});

test('a kept frame is not shown if its facts are a month older than it says, or at an earlier date, or with another key', () => {
  const day = (text: string) => Date.parse(text);
  const file = frameFile({ text: 'frame\nof rows', asOf: '2026-11-30' }, 'signs', day('2027-03-05'));
  expect(frameIn(file, 'signs', day('2027-03-20'))).toBe('frame\nof rows');
  expect(frameIn(file, 'signs', day('2027-04-02'))).toBeNull();
  expect(frameIn(file, 'signs', day('2027-02-20'))).toBeNull();
  expect(frameIn(file, 'other signs', day('2027-03-05'))).toBeNull();
});

test('a kept frame of facts without a day is always shown', () => {
  const file = frameFile({ text: 'frame', asOf: null }, 'signs', 0);
  expect(frameIn(file, 'signs', Date.parse('2030-01-01'))).toBe('frame');
});
