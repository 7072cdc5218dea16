import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pause } from '../process/pause.ts';

const LOCK = 'config.lock';
const PAUSE_MS = 5;
/** A lock older than this was left by a process that was killed: a save takes milliseconds. */
const STALE_MS = 2_000;
/** Longer than `STALE_MS`, so that a window never goes ahead while another one still saves. */
const PATIENCE_MS = 3_000;

const LEFT_OVER = /^config\.json\.tmp-\d{10}[0-9a-f]{6}$/;
const LEFT_OVER_MS = 60_000;

/**
 * Makes `directory` and the missing directories above it. It does so step by step, because the recursive `mkdir` of Node 20 never
 * returns if a file system answers "no such directory" although the parent is there, as /proc does.
 */
export function makeDirectory(directory: string): void {
  if (isDirectory(directory)) return;
  const parent = path.dirname(directory);
  if (parent !== directory) makeDirectory(parent);
  try {
    mkdirSync(directory);
  } catch (error) {
    // Another window may have made it first.
    if (!isDirectory(directory)) throw error;
  }
}

/**
 * Runs `work` while no other window of the program does. Each window reads, changes and writes the file, and would otherwise undo
 * what another one has written in between. Goes ahead without the lock if none can be made.
 */
export function withLock<Result>(directory: string, work: () => Result): Result {
  const lock = path.join(directory, LOCK);
  const held = takeLock(lock);
  try {
    return work();
  } finally {
    if (held) rmSync(lock, { force: true });
  }
}

/** Removes the temporary files of saves that were killed half-way. Never throws. */
export function removeLeftOvers(directory: string): void {
  try {
    for (const name of readdirSync(directory)) {
      const file = path.join(directory, name);
      if (LEFT_OVER.test(name) && isOlder(file, LEFT_OVER_MS)) rmSync(file, { force: true });
    }
  } catch {
    // They only take up space.
  }
}

function isDirectory(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function takeLock(lock: string): boolean {
  for (let waited = 0; waited < PATIENCE_MS; waited += PAUSE_MS) {
    try {
      closeSync(openSync(lock, 'wx'));
      return true;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return false;
    }
    if (isOlder(lock, STALE_MS)) rmSync(lock, { force: true });
    else pause(PAUSE_MS);
  }
  return false;
}

function isOlder(file: string, age: number): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  // In both directions: after the clock was set back, a lock must not last for ever.
  return found !== undefined && Math.abs(Date.now() - found.mtimeMs) > age;
}
