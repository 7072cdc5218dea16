import { judge, type Releases, sortedFixes } from './judge.ts';
import { compareVersions, isInLineOf, lineOf, type Version } from './version.ts';

/** The releases to upgrade to from a version, as they are recorded. */
export type Upgrade = {
  /** The lowest release of the same line that closes the most; `null` if none there closes anything, or `all` is lower. */
  readonly inLine: string | null;
  /** The number of open vulnerabilities that `inLine` closes. */
  readonly closes: number;
  /** The lowest release in which nothing is open that any release fixes; `null` if there is none. */
  readonly all: string | null;
};

/**
 * Finds the lowest upgrades from a version among the recorded fixes. `open` contains those of `recorded` that are open in it. A
 * pre-release is proposed only from a pre-release, or if no stable release closes as much.
 */
export function planUpgrade(
  recorded: readonly Releases[],
  open: readonly Releases[],
  version: Version,
): Upgrade | null {
  const fixable = open.filter(isFixable);
  if (fixable.length === 0) return null;
  const later = laterFixes(recorded, version);
  const closedBy = (release: Version) => fixable.length - countOpen(fixable, release);
  const closesAll = later.filter(
    (fix) =>
      countOpen(
        recorded.filter(({ unfixed }) => !unfixed),
        fix,
      ) === 0,
  );
  const all = best(closesAll, () => 1, version);
  const inLine = best(
    later.filter((fix) => isInLineOf(version, fix) && (all === null || compareVersions(fix, all) <= 0)),
    closedBy,
    version,
  );
  return {
    inLine: inLine?.text ?? null,
    closes: inLine === null ? 0 : closedBy(inLine),
    all: all?.text ?? null,
  };
}

const isFixable = ({ unfixed, fixed }: Releases): boolean => !unfixed && fixed.length > 0;

const countOpen = (notes: readonly Releases[], release: Version): number =>
  notes.filter((note) => judge(note, release).state === 'open').length;

/** Returns the recorded fixes above a version, lowest first. */
const laterFixes = (recorded: readonly Releases[], version: Version): readonly Version[] =>
  sortedFixes(recorded.flatMap(({ fixed }) => fixed)).filter((fix) => compareVersions(fix, version) > 0);

/** A release to upgrade to. */
export type UpgradeStep = {
  readonly release: string;
  /** The number of open vulnerabilities that it closes. */
  readonly closes: number;
  /** The number of vulnerabilities that are open in it but not now. */
  readonly opens: number;
};

/**
 * Lists the upgrades from a version, lowest first. Of each release line it takes the lowest release with the greatest gain
 * (closes minus opens), if that gains more than all lower ones. The arguments are those of `planUpgrade`.
 */
export function upgradeSteps(
  recorded: readonly Releases[],
  open: readonly Releases[],
  version: Version,
): readonly UpgradeStep[] {
  const steps = laterFixes(recorded, version).map((release) => stepTo(release, recorded, open));
  const isPre = ({ release }: Step) => release.pre.length > 0;
  const isOffered = (step: Step) =>
    version.pre.length > 0 || !isPre(step) || !steps.some((other) => !isPre(other) && gain(other) >= gain(step));
  const lines = new Map<string, Step>();
  for (const step of steps.filter(isOffered)) {
    const line = lineOf(step.release).join('.');
    const best = lines.get(line);
    if (best === undefined || gain(step) > gain(best)) lines.set(line, step);
  }
  const upwards = [...lines.values()].sort((a, b) => compareVersions(a.release, b.release));
  const isFurther = (step: Step, at: number) => gain(step) > Math.max(0, ...upwards.slice(0, at).map(gain));
  return upwards.filter(isFurther).map(({ release, closes, opens }) => ({ release: release.text, closes, opens }));
}

type Step = { readonly release: Version; readonly closes: number; readonly opens: number };

const gain = ({ closes, opens }: Step): number => closes - opens;

function stepTo(release: Version, recorded: readonly Releases[], open: readonly Releases[]): Step {
  const others = recorded.filter((note) => !note.unfixed && !open.includes(note));
  const fixable = open.filter(isFixable);
  return { release, closes: fixable.length - countOpen(fixable, release), opens: countOpen(others, release) };
}

/**
 * Returns the first of the releases that close the most. Stable releases are preferred, unless the upgrade starts from a
 * pre-release.
 */
function best(releases: readonly Version[], closedBy: (release: Version) => number, from: Version): Version | null {
  const most = Math.max(1, ...releases.map(closedBy));
  const good = releases.filter((release) => closedBy(release) === most);
  const stable = from.pre.length > 0 ? undefined : good.find(({ pre }) => pre.length === 0);
  return stable ?? good[0] ?? null;
}
