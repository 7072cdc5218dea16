/** A suffix that somebody other than the project has added to the name of a release. */
export type Build = {
  /** The suffix without its leading separator, such as `0ubuntu3`. */
  readonly text: string;
  /** The builder, if the suffix tells: `Ubuntu`. */
  readonly by: string | null;
  /** Whether it is a state between two releases, which may already contain the next fixes. */
  readonly isSnapshot: boolean;
};

const SHAPE = /^[-+~._][0-9a-z][0-9a-z.+~:_-]*$/i;

const SNAPSHOT = /-\d+-g[0-9a-f]{6,}|(?:^|[-+~.])(?:dirty|dev|devel|main|master|git[0-9a-f.]*)(?=$|[-+~.])/i;

/** Marks in the suffix, with the builder. The first match counts. */
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

/**
 * Whether a text begins with a dot, but has no builder's mark. It is then not a suffix: a dot leads to more numbers, and `1.1.x`
 * is not a version.
 */
const isUnmarked = (text: string, by: string | null): boolean => text.startsWith('.') && by === null;

/** Reads the text after the release in a version, including its leading separator; `null` if no builder writes such a suffix. */
export function readBuild(text: string): Build | null {
  if (!SHAPE.test(text)) return null;
  const by = BUILDERS.find(([mark]) => mark.test(text))?.[1] ?? null;
  if (isUnmarked(text, by)) return null;
  return { text: text.slice(1), by, isSnapshot: by === null && SNAPSHOT.test(text) };
}
