import { splitClusters } from '../../text/clusters.ts';
import { sanitize } from '../../text/sanitize.ts';

/** A part of a text, in UTF-16 units; `to` is not included. */
export type Stretch = readonly [from: number, to: number];

const NONE: readonly Stretch[] = [];

/**
 * Finds the parts of a text in which several letters stand for one that was typed. What terminals draw in different widths is
 * split to be safe: a flag into its two letters, a family into its members. For the user, it is still one letter.
 */
export function joinedIn(typed: string): readonly Stretch[] {
  if (/^[ -~]*$/.test(typed)) return NONE;
  const joined: Stretch[] = [];
  let at = 0;
  for (const cluster of splitClusters(typed)) {
    const shown = sanitize(cluster);
    if (splitClusters(shown).length > 1) joined.push([at, at + shown.length]);
    at += shown.length;
  }
  // If letters have combined with their neighbours, the positions that were counted are wrong.
  return at === sanitize(typed).length ? joined : NONE;
}

/**
 * Returns the stretches after the part between `from` and `to` has been replaced by one of `length`. A stretch that overlaps
 * the replaced part is dropped.
 */
export function moved(joined: readonly Stretch[], [from, to]: Stretch, length: number): readonly Stretch[] {
  const by = from + length - to;
  return joined.flatMap((stretch): readonly Stretch[] => {
    if (stretch[1] <= from) return [stretch];
    return stretch[0] >= to ? [[stretch[0] + by, stretch[1] + by]] : [];
  });
}
