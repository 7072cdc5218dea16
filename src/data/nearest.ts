import Fuse from 'fuse.js';

/** The candidates that look most like `text`, nearest first; none when nothing is near. */
export function nearest(text: string, candidates: readonly string[], limit: number): readonly string[] {
  const fuse = new Fuse(candidates, { threshold: 0.55, ignoreLocation: true, includeScore: true });
  return fuse.search(text, { limit }).map(({ item }) => item);
}
