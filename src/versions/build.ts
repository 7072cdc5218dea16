/** What somebody else than the project has added to the name of a release. */
export type Build = {
  /** Such as `0ubuntu3`, without the sign before it. */
  readonly text: string;
  /** Who built it, as far as the name tells: `Ubuntu`. */
  readonly by: string | null;
  /** Whether it is the state between two releases, which may hold the next fixes. */
  readonly isSnapshot: boolean;
};

const SHAPE = /^[-+~._][0-9a-z][0-9a-z.+~:_-]*$/i;

const SNAPSHOT = /-\d+-g[0-9a-f]{6,}|(?:^|[-+~.])(?:dirty|dev|devel|main|master|git[0-9a-f.]*)(?=$|[-+~.])/i;

/** The first that fits names the builder. */
const BUILDERS: readonly (readonly [mark: RegExp, name: string])[] = [
  [/ubuntu/i, 'Ubuntu'],
  [/dfsg|[-+~]ds\d*|deb\d+u\d+|^-[\d.]+\+b\d+$|~bpo\d/i, 'Debian'],
  [/[.+]el\d|rhaos|[.+]rhel/i, 'Red Hat'],
  [/\.fc\d/i, 'Fedora'],
  [/\.amzn\d|[-+]eks/i, 'Amazon'],
  [/\.ol\d/i, 'Oracle'],
  [/\.lp1\d|\.bp1\d|^-1[56]0\d{3}\.|suse/i, 'SUSE'],
  [/^-r\d+$/i, 'Alpine'],
  [/^[-+]gke\b/i, 'Google'],
  [/azure|\.azl\d|\.cm\d|[-+]aks/i, 'Microsoft'],
];

/** A dot leads on to more numbers, and `1.1.x` is none: behind a dot, only the mark of a builder is one. */
const isUnmarked = (text: string, by: string | null): boolean => text.startsWith('.') && by === null;

/** Reads what follows the release in a version, with the sign before it; `null` for what no builder writes. */
export function readBuild(text: string): Build | null {
  if (!SHAPE.test(text)) return null;
  const by = BUILDERS.find(([mark]) => mark.test(text))?.[1] ?? null;
  if (isUnmarked(text, by)) return null;
  return { text: text.slice(1), by, isSnapshot: by === null && SNAPSHOT.test(text) };
}
