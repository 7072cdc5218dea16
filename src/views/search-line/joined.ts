import { splitClusters } from '../../text/clusters.ts';
import { sanitize } from '../../text/sanitize.ts';

/** A part of a text, from its first UTF-16 unit to behind its last one. */
export type Stretch = readonly [from: number, to: number];

const NONE: readonly Stretch[] = [];

/**
 * Where several letters of a text stand for one that was typed. What terminals draw in different widths is taken apart to be
 * safe: a flag into its two letters, a family into its members. To whoever typed it, it is still one letter.
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
  // Letters that have become one with their neighbours are not where they were counted.
  return at === sanitize(typed).length ? joined : NONE;
}

/** The stretches as they stand after the part between `from` and `to` has become `length` long; one that it touches is lost. */
export function moved(joined: readonly Stretch[], [from, to]: Stretch, length: number): readonly Stretch[] {
  const by = from + length - to;
  return joined.flatMap((stretch): readonly Stretch[] => {
    if (stretch[1] <= from) return [stretch];
    return stretch[0] >= to ? [[stretch[0] + by, stretch[1] + by]] : [];
  });
}
