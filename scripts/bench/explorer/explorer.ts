import type { Run } from '../kit/run.ts';

/** The bytes of the keys that are pressed. */
export const KEYS = {
  up: '\u001B[A',
  down: '\u001B[B',
  right: '\u001B[C',
  pageUp: '\u001B[5~',
  pageDown: '\u001B[6~',
  search: '/',
  space: ' ',
  escape: '\u001B',
  eraseLine: '\u0015',
} as const;

/** Whether the first frame is complete, that is, whether its last row is there. */
export const isWhole = (rows: readonly string[]): boolean => rows.at(-1)?.includes('move') === true;

/** Waits for the first frame. Returns its time since the start. */
export function firstFrame(run: Run): Promise<number> {
  return run.until(isWhole, 'its first frame');
}

/** Presses an arrow key and waits until the cursor has moved. Returns the time since the start. */
export function firstAnswer(run: Run): Promise<number> {
  const before = cursorRow(run.rows);
  run.press(KEYS.down);
  return run.until((rows) => isWhole(rows) && cursorRow(rows) > before, 'the answer to the first key');
}

/** Opens the first branch and waits until the program has loaded everything. */
export async function openFirstBranch(run: Run, quietMs: number): Promise<void> {
  await firstFrame(run);
  await firstAnswer(run);
  await run.quiet(quietMs);
  run.press(KEYS.up);
  await run.until((rows) => cursorRow(rows) === 2, 'the first row again');
  await run.quiet(quietMs);
  await run.answerTo(KEYS.right, quietMs);
}

/** The number of arrow keys in one direction before the direction changes. */
export const ARROWS_PER_TURN = 20;

/** Returns `count` arrow keys, down a long list and up again, so that each of them moves the cursor. */
export function arrows(count: number): readonly string[] {
  const isDown = (index: number) => Math.floor(index / ARROWS_PER_TURN) % 2 === 0;
  return Array.from({ length: count }, (_, index) => (isDown(index) ? KEYS.down : KEYS.up));
}

/** The number of arrow keys in one write. */
export const BURST_KEYS = 2000;

/** Returns `count` writes of arrow keys, alternately to the end and to the top: a round trip in one write might draw nothing. */
export function bursts(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => (index % 2 === 0 ? KEYS.down : KEYS.up).repeat(BURST_KEYS));
}

/** Returns `count` page keys, alternately down and up. */
export function pages(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => (index % 2 === 0 ? KEYS.pageDown : KEYS.pageUp));
}

function cursorRow(rows: readonly string[]): number {
  return rows.findIndex((row) => row.startsWith('▌'));
}
