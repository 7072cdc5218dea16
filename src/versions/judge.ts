import type { Build } from './build.ts';
import { compareNumbers, compareVersions, isInLineOf, lineOf, parseVersion, type Version } from './version.ts';

/** What is recorded of the releases that a vulnerability touches. */
export type Releases = {
  /** First affected release, where a source says so. */
  readonly introduced: string | null;
  /** First fixed release of each release line. */
  readonly fixed: readonly string[];
  /** Whether a source says that no release fixes it. */
  readonly unfixed: boolean;
};

/** `unaffected`: the version is older than the flaw. `why` ends a sentence about the vulnerability. */
export type Verdict =
  | { readonly state: 'open' | 'fixed' | 'unaffected' }
  | { readonly state: 'unknown'; readonly why: string };

/**
 * Judges one vulnerability in a version. What is open upstream cannot be told of a build that may have a fix of its own, and what
 * came later cannot be told of one that may have taken it in.
 */
export function judge(releases: Releases, version: Version): Verdict {
  const verdict = judgeRelease(releases, version);
  const why = version.build === null ? null : doubtOf(version.build, verdict.state);
  return why === null ? verdict : { state: 'unknown', why };
}

/** Those who take changes of newer releases into an old one, and their flaws with them. */
const TAKE_NEWER_CHANGES: ReadonlySet<string> = new Set(['Oracle', 'Red Hat', 'SUSE']);

/** Why the verdict on a release does not hold for a build of it; `null` where it does. */
function doubtOf({ by, isSnapshot }: Build, state: Verdict['state']): string | null {
  if (state === 'unaffected' && by !== null && TAKE_NEWER_CHANGES.has(by)) {
    return `older than the flaw upstream; ${by} may have taken in the change that brought it`;
  }
  if (state !== 'open') return null;
  return isSnapshot
    ? 'open in the release before this build, which may have the fix'
    : `open upstream; ${by ?? 'the distribution'} may have fixed it under this version number`;
}

function judgeRelease({ introduced, fixed, unfixed }: Releases, version: Version): Verdict {
  if (introduced !== null && isBefore(version, parseVersion(introduced))) return { state: 'unaffected' };
  if (unfixed) return { state: 'open' };
  const fixes = sortedFixes(fixed);
  const greatest = fixes.at(-1);
  if (greatest === undefined) return { state: 'unknown', why: 'no release is recorded that fixes it' };
  const fix = compareVersions(version, greatest) >= 0 ? greatest : fixInLine(fixes, version);
  return { state: fix !== null && compareVersions(version, fix) >= 0 ? 'fixed' : 'open' };
}

/** A pre-release of the first affected release may be affected as well. */
function isBefore(version: Version, introduced: Version | null): boolean {
  return introduced !== null && compareVersions(version, introduced) < 0 && !isPreReleaseOf(version, introduced);
}

function isPreReleaseOf(version: Version, { numbers, pre }: Version): boolean {
  return version.pre.length > 0 && pre.length === 0 && compareNumbers(version.numbers, numbers) === 0;
}

/** The releases that can be put in order, oldest first. */
export function sortedFixes(fixed: readonly string[]): readonly Version[] {
  return fixed.flatMap((text) => parseVersion(text) ?? []).sort(compareVersions);
}

/** The first fix in the release line of a version. Of lines within each other (5 and 5.21), the narrower one counts. */
export function fixInLine(fixes: readonly Version[], version: Version): Version | null {
  const inLine = fixes.filter((fix) => isInLineOf(version, fix));
  const narrowest = Math.max(...inLine.map((fix) => lineOf(fix).length));
  return inLine.find((fix) => lineOf(fix).length === narrowest) ?? null;
}
