/** Made for the first text that needs it, because it loads Unicode's tables. */
let segmenter: Intl.Segmenter | undefined;

/** Splits a text into grapheme clusters, which a reader sees as one letter each: a Hangul syllable, a marked letter, an emoji. */
export function splitClusters(text: string): readonly string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Returns the last grapheme cluster of a text; empty for an empty text. */
export function lastCluster(text: string): string {
  return /^$|^[ -~]$|[ -~]{2}$/.test(text) ? text.slice(-1) : (splitClusters(text).at(-1) ?? '');
}

/** Returns the first grapheme cluster of a text; empty for an empty text. */
export function firstCluster(text: string): string {
  return /^$|^[ -~]$|^[ -~]{2}/.test(text) ? text.slice(0, 1) : (splitClusters(text)[0] ?? '');
}
