/** What reading a file, or the target of a link, gave. */
export type Reading = { readonly text: string } | { readonly problem: 'missing' | 'unreadable' };

/** Whether this user may write to a file; `unknown` when even that cannot be asked. */
export type Access = 'writable' | 'denied' | 'missing' | 'unknown';

export type System = {
  /** As Node names it: `linux`, `darwin`, … */
  readonly os: string;
  /** The kernel's release, such as `6.8.0-45-generic`. */
  readonly kernel: string;
  /** The processor, such as `x86_64`. */
  readonly machine: string;
};

/** A program on PATH. */
export type FoundProgram = { readonly name: string; readonly path: string };

/** All that was read of a machine, as plain data. A path that is in none of the tables was not found. */
export type Facts = {
  readonly system: System;
  /** `null` where users have no number. */
  readonly userId: number | null;
  readonly files: Readonly<Record<string, Reading>>;
  readonly access: Readonly<Record<string, Access>>;
  readonly programs: readonly FoundProgram[];
};

const MISSING: Reading = { problem: 'missing' };

export const readingOf = ({ files }: Facts, path: string): Reading => files[path] ?? MISSING;

export const isMissing = (facts: Facts, path: string): boolean => {
  const reading = readingOf(facts, path);
  return 'problem' in reading && reading.problem === 'missing';
};

/** The text of a file; empty when it could not be read. */
export function textOf(facts: Facts, path: string): string {
  const reading = readingOf(facts, path);
  return 'text' in reading ? reading.text : '';
}

/** The number that a file consists of, or `null` when it holds none. */
export function numberIn(facts: Facts, path: string): number | null {
  const [, digits] = /^(\d{1,15})\s*$/.exec(textOf(facts, path).slice(0, LONGEST_VALUE)) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** Longer than any list of names that the kernel writes. */
const LONGEST_VALUE = 2000;
const NAMES = /^[a-z0-9_]+(?:[ ,][a-z0-9_]+)*\s*$/;

/** The names that a file lists, parted by blanks or commas; `null` when it holds something else. A file may be empty. */
export function namesIn(facts: Facts, path: string): readonly string[] | null {
  const reading = readingOf(facts, path);
  if (!('text' in reading) || reading.text.length > LONGEST_VALUE) return null;
  if (reading.text.trim() === '') return [];
  return NAMES.test(reading.text) ? reading.text.trim().split(/[ ,]/) : null;
}

/** Whether the kernel is of this release or a later one; `null` when its release cannot be read. */
export function isKernelFrom({ system }: Facts, major: number, minor: number): boolean | null {
  const release = releaseOf(system);
  if (release === null) return null;
  return release.major > major || (release.major === major && release.minor >= minor);
}

/** The two numbers that a kernel's release begins with. */
export function releaseOf({ kernel }: System): { readonly major: number; readonly minor: number } | null {
  const [, major, minor] = /^(\d{1,4})\.(\d{1,4})/.exec(kernel) ?? [];
  return major === undefined ? null : { major: Number(major), minor: Number(minor) };
}
