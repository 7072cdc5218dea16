import type { Build } from './build.ts';
import { compareNumbers, compareVersions, isInLineOf, lineOf, parseVersion, type Version } from './version.ts';

/** The releases that are recorded for a vulnerability. */
export type Releases = {
  /** The first affected release, if a source names it. */
  readonly introduced: string | null;
  /** The first fixed release of each release line. */
  readonly fixed: readonly string[];
  /** Whether a source says that no release fixes it. */
  readonly unfixed: boolean;
};

/** `unaffected`: the version is older than the flaw. `why` completes a sentence about the vulnerability. */
export type Verdict =
  | { readonly state: 'open' | 'fixed' | 'unaffected' }
  | { readonly state: 'unknown'; readonly why: string };

/**
 * Judges one vulnerability in a version. A build of somebody else may contain a fix of its own, or flaws from newer releases, so
 * some verdicts on the upstream release do not hold for it; those become `unknown`.
 */
export function judge(releases: Releases, version: Version): Verdict {
  const verdict = judgeRelease(releases, version);
  const why = version.build === null ? null : doubtOf(version.build, verdict.state);
  return why === null ? verdict : { state: 'unknown', why };
}

/** Builders that backport changes from newer releases to old ones, including the flaws in them. */
const TAKE_NEWER_CHANGES: ReadonlySet<string> = new Set(['Oracle', 'Red Hat', 'SUSE']);

/** Returns why the verdict on a release does not hold for a build of it; `null` if it holds. */
function doubtOf({ by, isSnapshot }: Build, state: Verdict['state']): string | null {
  if (state === 'unaffected' && by !== null && TAKE_NEWER_CHANGES.has(by)) {
    return `older than the flaw upstream; ${by} may have backported the change that caused it`;
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

/** Whether a version is older than the first affected release. Pre-releases of that release may be affected as well. */
function isBefore(version: Version, introduced: Version | null): boolean {
  return introduced !== null && compareVersions(version, introduced) < 0 && !isPreReleaseOf(version, introduced);
}

function isPreReleaseOf(version: Version, { numbers, pre }: Version): boolean {
  return version.pre.length > 0 && pre.length === 0 && compareNumbers(version.numbers, numbers) === 0;
}

/** Returns the releases that can be put in order, oldest first. */
export function sortedFixes(fixed: readonly string[]): readonly Version[] {
  return fixed.flatMap((text) => parseVersion(text) ?? []).sort(compareVersions);
}

/** Returns the first fix in the release line of a version. If one line contains another (5 and 5.21), the narrower one counts. */
export function fixInLine(fixes: readonly Version[], version: Version): Version | null {
  const inLine = fixes.filter((fix) => isInLineOf(version, fix));
  const narrowest = Math.max(...inLine.map((fix) => lineOf(fix).length));
  return inLine.find((fix) => lineOf(fix).length === narrowest) ?? null;
}
