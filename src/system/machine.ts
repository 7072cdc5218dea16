import { accessSync, closeSync, constants, openSync, readlinkSync, readSync, statSync } from 'node:fs';
import os from 'node:os';
import type { Access, Facts, FoundProgram, Reading } from '../machine/facts.ts';
import { candidateCgroups, controllersOf, KVM, LINKS, PATHS, processesOf } from '../machine/paths.ts';
import { PROGRAMS } from '../machine/tools.ts';
import { findProgram } from './programs/find-program.ts';

/** How much of a file is read, in bytes. No file of /proc or /sys that is read here has anything that matters beyond this. */
export const LONGEST_FILE = 256 * 1024;

/** Reads the facts about this machine, from nothing but /proc, /sys, /dev and PATH. Starts no program and never fails. */
export function readFacts(environment: NodeJS.ProcessEnv): Facts {
  const userId = process.getuid?.() ?? null;
  const files = Object.values(PATHS).map((path) => [path, LINKS.includes(path) ? readLink(path) : readStart(path)]);
  const read: Readonly<Record<string, Reading>> = Object.fromEntries(files);
  const own = read[PATHS.cgroup];
  const cgroups = candidateCgroups(own && 'text' in own ? own.text : '', userId);
  return {
    system: { os: process.platform, kernel: os.release(), machine: os.machine() },
    userId,
    files: { ...read, ...Object.fromEntries(cgroups.map(controllersOf).map((path) => [path, readStart(path)])) },
    access: Object.fromEntries([KVM, ...cgroups.map(processesOf)].map((path) => [path, accessTo(path)])),
    programs: PROGRAMS.flatMap((name) => foundProgram(name, environment)),
  };
}

function foundProgram(name: string, environment: NodeJS.ProcessEnv): readonly FoundProgram[] {
  const path = findProgram(name, environment);
  return path === null ? [] : [{ name, path }];
}

/**
 * Reads the beginning of a file, as far as it matters. Files of the kernel report no size before they are read. Only a regular
 * file is opened: a FIFO in its place would wait for a writer.
 */
export function readStart(path: string): Reading {
  try {
    if (!statSync(path).isFile()) return { problem: 'unreadable' };
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return { text: readUpTo(file, LONGEST_FILE) };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return problemOf(error);
  }
}

function readUpTo(file: number, most: number): string {
  const bytes = Buffer.alloc(most);
  let length = 0;
  while (length < most) {
    const count = readSync(file, bytes, length, most - length, null);
    if (count === 0) break;
    length += count;
  }
  return bytes.toString('utf8', 0, length);
}

function readLink(path: string): Reading {
  try {
    return { text: readlinkSync(path) };
  } catch (error) {
    return problemOf(error);
  }
}

function accessTo(path: string): Access {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return 'writable';
  } catch (error) {
    if (isAbsent(error)) return 'missing';
    return ['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error)) ? 'denied' : 'unknown';
  }
}

const problemOf = (error: unknown): Reading => ({ problem: isAbsent(error) ? 'missing' : 'unreadable' });

const isAbsent = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(error));

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';
