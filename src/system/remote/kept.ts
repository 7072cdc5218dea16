import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Facts about a copy; times are in milliseconds since 1970. */
export type Facts = {
  readonly name: string;
  readonly url: string;
  readonly etag: string | null;
  readonly type: string;
  readonly fetchedAt: number;
  /** When the server last said that the copy is current. */
  readonly checkedAt: number;
};

export type Copy = Facts & { readonly bytes: Uint8Array<ArrayBuffer> };

const MOST_COPIES = 10;
const MOST_BYTES = 200 * 2 ** 20;

/**
 * Returns the file of a list, named by a hash of the list's name. A second file, with the ending `FACTS`, has the facts about it.
 */
const fileOf = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 24);
const FACTS = '.json';

/** Returns the copy of a list that is kept in a directory; `null` if there is none that can be used. */
export function readCopy(directory: string, name: string): Copy | null {
  const file = join(directory, fileOf(name));
  try {
    const facts: unknown = JSON.parse(readFileSync(`${file}${FACTS}`, 'utf8'));
    if (!isFacts(facts) || facts.name !== name) return null;
    return { ...facts, bytes: new Uint8Array(readFileSync(file)) };
  } catch {
    return null;
  }
}

function isFacts(value: unknown): value is Facts {
  if (typeof value !== 'object' || value === null) return false;
  const { name, url, etag, type, fetchedAt, checkedAt } = value as Record<string, unknown>;
  const isText = [name, url, type].every((text) => typeof text === 'string');
  const isTimed = [fetchedAt, checkedAt].every((time) => typeof time === 'number' && Number.isFinite(time));
  return isText && isTimed && (etag === null || typeof etag === 'string');
}

/** Keeps a copy, and removes the oldest copies if there are too many. If nothing can be written, nothing is kept. */
export function keepCopy(directory: string, { bytes, ...facts }: Copy): void {
  const file = join(directory, fileOf(facts.name));
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    // The facts come last: a list without them is not used.
    rmSync(`${file}${FACTS}`, { force: true });
    writeWhole(file, bytes);
    writeWhole(`${file}${FACTS}`, JSON.stringify(facts));
    dropOldest(directory);
  } catch {
    // The list is fetched again next time.
  }
}

/** Notes that the server still has the same list. */
export function noteCheck(directory: string, { bytes: _, ...facts }: Copy, checkedAt: number): void {
  try {
    writeWhole(`${join(directory, fileOf(facts.name))}${FACTS}`, JSON.stringify({ ...facts, checkedAt }));
  } catch {
    // The copy is checked again next time.
  }
}

function writeWhole(file: string, data: string | Uint8Array): void {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, data, { mode: 0o600 });
  renameSync(unfinished, file);
}

function dropOldest(directory: string): void {
  const copies = readdirSync(directory)
    .filter((name) => name.endsWith(FACTS))
    .map((name) => {
      const file = join(directory, name.slice(0, -FACTS.length));
      return { file, bytes: statSync(file).size, time: statSync(`${file}${FACTS}`).mtimeMs };
    })
    .sort((a, b) => b.time - a.time);
  let bytes = 0;
  for (const [place, copy] of copies.entries()) {
    bytes += copy.bytes;
    if (place < MOST_COPIES && (bytes <= MOST_BYTES || place === 0)) continue;
    rmSync(`${copy.file}${FACTS}`, { force: true });
    rmSync(copy.file, { force: true });
  }
}
