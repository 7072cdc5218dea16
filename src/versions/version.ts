import { type Build, readBuild } from './build.ts';

/** A release, read from its name. `numbers` and `pre` determine the order; `build` does not. */
export type Version = {
  /** The name as it was given. */
  readonly text: string;
  /** The name without epoch, `v` and build: `1.0.0-rc93` for `1:1.0.0~rc93+ds1-5`. */
  readonly release: string;
  /** At least one number. A date such as `2024-01-15` is one number, 20240115. */
  readonly numbers: readonly number[];
  /** The parts of a pre-release, with letters and numbers separated; empty for a release. */
  readonly pre: readonly (number | string)[];
  /** `null` for a release of the project itself. */
  readonly build: Build | null;
};

const LONGEST = 100;
const MOST_NUMBERS = 10;

const EPOCH_AND_PREFIX = /^(?:\d{1,3}:)?(?:release[-_])?v?/i;
const DAY = /^(\d{4})-(\d{2})-(\d{2})(?![\d])/;
/** Few enough digits for the number to be exact. */
const NUMBERS = /^\d{1,15}(?:\.\d{1,15})*(?!\d)/;
const EDITION = /^[-~+](?:ce|ee)(?![a-z0-9])/i;
const PRE_RELEASE =
  /^[-.~_]?((?:alpha|beta|preview|pre|rc|dev|tp|snapshot|nightly|canary|next)(?:[-._]?\d+(?:\.\d+)*)?|[ab]\d+)(?![a-z0-9])/i;
/** A suffix that the project itself writes after its number. */
const OWN_MARK = /^(?:\+incompatible|\+g[0-9a-f]{6,}|[-+](?:k3s|rke2r|k0s\.)\d+)(?![\w.])/i;
/** The suffix of Docker's own packages: `-1~ubuntu.22.04~jammy`, formerly `~3-0~debian-buster`. */
const DOCKER_PACKAGE = /^(?:~3)?-\d+~(?:ubuntu|debian|raspbian)[.-][\w.~-]+$/i;

/** Reads the name of a release; `null` if it cannot be put in order, such as `latest` or `1.1.x`. */
export function parseVersion(given: string): Version | null {
  const text = given.trim();
  if (text.length > LONGEST) return null;
  const named = text.slice(EPOCH_AND_PREFIX.exec(text)?.[0].length);
  const first = readNumbers(named);
  if (first === null) return null;
  const behind = cutFirst(named.slice(first.text.length), EDITION).rest;
  const pre = cutFirst(behind, PRE_RELEASE);
  const marked = cutFirst(cutFirst(pre.rest, EDITION).rest, OWN_MARK).rest;
  const rest = DOCKER_PACKAGE.test(marked) ? '' : marked;
  const build = rest === '' ? null : readBuild(rest);
  if (rest !== '' && build === null) return null;
  const letters = pre.found?.[1] ?? '';
  const release = letters === '' ? first.text : `${first.text}-${letters}`;
  return { text, release, numbers: first.numbers, pre: partsOf(letters), build };
}

function readNumbers(text: string): { readonly text: string; readonly numbers: readonly number[] } | null {
  const day = DAY.exec(text);
  if (day) return { text: day[0], numbers: [Number(`${day[1]}${day[2]}${day[3]}`)] };
  const found = NUMBERS.exec(text)?.[0];
  const numbers = found?.split('.').map(Number) ?? [];
  return found === undefined || numbers.length > MOST_NUMBERS ? null : { text: found, numbers };
}

function cutFirst(text: string, pattern: RegExp) {
  const found = pattern.exec(text);
  return { found, rest: text.slice(found?.[0].length ?? 0) };
}

const SHORT_FOR: Readonly<Record<string, string>> = { a: 'alpha', b: 'beta' };

/** Splits a pre-release into its parts, so that `rc95` and `rc.95` are equal. */
function partsOf(letters: string): readonly (number | string)[] {
  const parts = letters.toLowerCase().match(/\d+|[a-z]+/g) ?? [];
  return parts.map((part) => (/\d/.test(part) ? Number(part) : (SHORT_FOR[part] ?? part)));
}

/** Compares two versions: negative if `a` comes before `b`, 0 if they are the same release, whoever built it. */
export function compareVersions(a: Version, b: Version): number {
  return compareNumbers(a.numbers, b.numbers) || comparePre(a.pre, b.pre);
}

/** Compares the numbers of two versions. Missing numbers are zeros: 1.2 equals 1.2.0. */
export function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Compares the pre-releases of two versions. A pre-release comes before its release. */
function comparePre(a: Version['pre'], b: Version['pre']): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = compareParts(a[at] ?? 0, b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function compareParts(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  return typeof a === 'number' ? -1 : 1;
}

/**
 * Whether a version belongs to the release line of a release. A line shares all numbers except the last, which patches change:
 * 1.2.9 is in the line of 1.2.3, 1.3.0 is not.
 */
export function isInLineOf(version: Version, release: Version): boolean {
  const line = lineOf(release);
  return line.every((number, at) => number === (version.numbers[at] ?? 0));
}

/** Returns the numbers that all releases of a line share; none for a release with a single number. */
export function lineOf({ numbers }: Version): readonly number[] {
  return numbers.slice(0, -1);
}
