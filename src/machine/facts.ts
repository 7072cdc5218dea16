/** The result of reading a file or the target of a link. */
export type Reading = { readonly text: string } | { readonly problem: 'missing' | 'unreadable' };

/** Whether this user may write to a file; `unknown` if even that could not be determined. */
export type Access = 'writable' | 'denied' | 'missing' | 'unknown';

export type System = {
  /** The name that Node gives it: `linux`, `darwin`, … */
  readonly os: string;
  /** The kernel's release, such as `6.8.0-45-generic`. */
  readonly kernel: string;
  /** The processor, such as `x86_64`. */
  readonly machine: string;
};

/** A program on PATH. */
export type FoundProgram = { readonly name: string; readonly path: string };

/** Everything that was read from a machine, as plain data. A path that is in none of the tables was not found. */
export type Facts = {
  readonly system: System;
  /** `null` on systems where users have no number. */
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

/** Returns the text of a file; empty if it could not be read. */
export function textOf(facts: Facts, path: string): string {
  const reading = readingOf(facts, path);
  return 'text' in reading ? reading.text : '';
}

/** Returns the number that is the whole text of a file; `null` if there is none. */
export function numberIn(facts: Facts, path: string): number | null {
  const [, digits] = /^(\d{1,15})\s*$/.exec(textOf(facts, path).slice(0, LONGEST_VALUE)) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** Longer than any list of names that the kernel writes. */
const LONGEST_VALUE = 2000;
const NAMES = /^[a-z0-9_]+(?:[ ,][a-z0-9_]+)*\s*$/;

/**
 * Returns the names that a file lists, separated by spaces or commas; `null` if it contains anything else. The list may be empty.
 */
export function namesIn(facts: Facts, path: string): readonly string[] | null {
  const reading = readingOf(facts, path);
  if (!('text' in reading) || reading.text.length > LONGEST_VALUE) return null;
  if (reading.text.trim() === '') return [];
  return NAMES.test(reading.text) ? reading.text.trim().split(/[ ,]/) : null;
}

/** Whether the kernel has this release or a later one; `null` if its release cannot be read. */
export function isKernelFrom({ system }: Facts, major: number, minor: number): boolean | null {
  const release = releaseOf(system);
  if (release === null) return null;
  return release.major > major || (release.major === major && release.minor >= minor);
}

/** Returns the two numbers at the start of a kernel's release. */
export function releaseOf({ kernel }: System): { readonly major: number; readonly minor: number } | null {
  const [, major, minor] = /^(\d{1,4})\.(\d{1,4})/.exec(kernel) ?? [];
  return major === undefined ? null : { major: Number(major), minor: Number(minor) };
}
