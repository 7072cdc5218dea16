import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { fuzz } from '../../scripts/soak/fuzz.ts';
import { fuzzCommand, reportOf, soakCommand } from '../../scripts/soak/report.ts';
import { confirmedOutcome, soak } from '../../scripts/soak/user.ts';
import { closeAll } from '../support/terminal.ts';

const subject = { program: path.resolve('dist/index.cjs'), node: process.execPath };
const EVENTS = 120;
const BYTES = 1_500;

afterEach(closeAll);

test.each([1, 2, 3])('random keys leave the screen complete, and Ctrl-C ends it: visit %i', async (seed) => {
  const outcome = await confirmedOutcome(
    (events, isPatient) => soak({ ...subject, isPatient }, { seed, events, without: [] }),
    EVENTS,
    console.warn,
  );
  expect(reportOf(outcome, soakCommand(seed, outcome.done, []))).toBe('');
  expect(outcome.done).toBe(EVENTS);
});

test.each([1, 2])('after random bytes, it answers keys or has quit cleanly: flood %i', async (seed) => {
  const outcome = await confirmedOutcome(
    (bytes, isPatient) => fuzz({ ...subject, isPatient }, { seed, bytes }),
    BYTES,
    console.warn,
  );
  expect(reportOf(outcome, fuzzCommand(seed, outcome.done))).toBe('');
  expect(outcome.done).toBe(BYTES);
});
