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
 * Writes `text` into a file, completely or not at all. The text is written to a new file next to the existing one, which it then
 * replaces; permissions and symbolic links are kept. A pipe or a device is written to directly. Throws the system's errors.
 */
export function writeFile(file: string, text: string): void {
  // First, because this throws for links that form a circle.
  const old = statSync(file, { throwIfNoEntry: false });
  const target = followed(normalize(file));
  if (typeof target === 'number') writeAll(target, text);
  else if (old === undefined || old.isFile()) replace(target, text, old);
  else writeInto(target, text);
}

/** Follows a chain of links to its end, so that the links are kept. Returns a path or a descriptor. */
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
  // Replacing a file does not need permission to write it, but a file that was made read-only is meant to be so.
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
