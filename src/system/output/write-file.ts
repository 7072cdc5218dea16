import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import { writeAll } from './standard-output.ts';

const NEW_FILE_MODE = 0o666;
const PERMISSIONS = 0o7777;

/** Paths to a descriptor that is already open, such as the one a shell passes for `>(gzip)`. */
const DESCRIPTOR = /^\/(?:dev\/fd|proc\/(?:self|\d+|thread-self)\/fd)\/(\d+)$/;
const STANDARD: Readonly<Record<string, number>> = { '/dev/stdout': 1, '/dev/stderr': 2 };

/**
 * Writes `text` into a file, in whole or not at all: the text is written beside an existing file, which is then replaced and
 * keeps its permissions and the links to it. A pipe or a device is written to directly. Throws the system's errors.
 */
export function writeFile(file: string, text: string): void {
  // First, because this finds links that go in a circle.
  const old = statSync(file, { throwIfNoEntry: false });
  const target = followed(normalize(file));
  if (typeof target === 'number') writeAll(target, text);
  else if (old === undefined || old.isFile()) replace(target, text, old);
  else writeInto(target, text);
}

/** The end of a chain of links, so that the links stay: a path, or a descriptor. */
function followed(file: string): string | number {
  const descriptor = STANDARD[file] ?? DESCRIPTOR.exec(file)?.[1];
  if (descriptor !== undefined) return Number(descriptor);
  const link = linkAt(file);
  return link === null ? file : followed(resolve(realpathSync(dirname(file)), link));
}

function linkAt(file: string): string | null {
  try {
    return readlinkSync(file);
  } catch {
    return null;
  }
}

function writeInto(target: string, text: string): void {
  const descriptor = openSync(target, constants.O_WRONLY);
  try {
    writeAll(descriptor, text);
  } finally {
    closeSync(descriptor);
  }
}

function replace(target: string, text: string, old: Stats | undefined): void {
  // Replacing a file needs no permission to write it, but whoever made it read-only meant it.
  if (old !== undefined) accessSync(target, constants.W_OK);
  const beside = join(dirname(target), `.awesome-containers-${process.pid}-${Math.random().toString(36).slice(2)}.tmp`);
  const descriptor = openSync(beside, 'wx', NEW_FILE_MODE);
  try {
    try {
      writeAll(descriptor, text);
      if (old !== undefined) becomeLike(old, descriptor);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function becomeLike({ mode, uid, gid }: Stats, descriptor: number): void {
  try {
    fchownSync(descriptor, uid, gid);
  } catch {
    // Only root may give a file to another owner.
  }
  fchmodSync(descriptor, mode & PERMISSIONS);
}
