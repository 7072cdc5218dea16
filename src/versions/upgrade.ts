import { judge, type Releases, sortedFixes } from './judge.ts';
import { compareVersions, isInLineOf, type Version } from './version.ts';

/** Where to go from a version. Releases are as they are recorded. */
export type Upgrade = {
  /** The least release of the same line that closes most; `null` when none there closes anything. */
  readonly inLine: string | null;
  /** How many of what is open `inLine` closes. */
  readonly closes: number;
  /** The least release in which nothing is open that any release fixes; `null` when there is none. */
  readonly all: string | null;
};

/**
 * The least upgrades from a version, among the recorded fixes. `open` are those of `recorded` that are open in it. A
 * pre-release is proposed from a pre-release only, or where nothing else closes as much.
 */
export function planUpgrade(
  recorded: readonly Releases[],
  open: readonly Releases[],
  version: Version,
): Upgrade | null {
  const fixable = open.filter(({ unfixed, fixed }) => !unfixed && fixed.length > 0);
  if (fixable.length === 0) return null;
  const later = sortedFixes(recorded.flatMap(({ fixed }) => fixed)).filter((fix) => compareVersions(fix, version) > 0);
  const openIn = (notes: readonly Releases[], release: Version) =>
    notes.filter((note) => judge(note, release).state === 'open').length;
  const closedBy = (release: Version) => fixable.length - openIn(fixable, release);
  const inLine = best(
    later.filter((fix) => isInLineOf(version, fix)),
    closedBy,
    version,
  );
  const closesAll = later.filter(
    (fix) =>
      openIn(
        recorded.filter(({ unfixed }) => !unfixed),
        fix,
      ) === 0,
  );
  return {
    inLine: inLine?.text ?? null,
    closes: inLine === null ? 0 : closedBy(inLine),
    all: best(closesAll, () => 1, version)?.text ?? null,
  };
}

/** The first of the releases that closes most; stable ones are preferred to pre-releases that close as much. */
function best(releases: readonly Version[], closedBy: (release: Version) => number, from: Version): Version | null {
  const most = Math.max(1, ...releases.map(closedBy));
  const good = releases.filter((release) => closedBy(release) === most);
  const stable = from.pre.length > 0 ? undefined : good.find(({ pre }) => pre.length === 0);
  return stable ?? good[0] ?? null;
}
