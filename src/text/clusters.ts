/** Made for the first text that needs it: it reads Unicode's tables. */
let segmenter: Intl.Segmenter | undefined;

/** The parts of a text that a reader takes for one letter each: a syllable of Hangul, a letter with its marks, an emoji. */
export function splitClusters(text: string): readonly string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The last letter of a text, as a reader sees it; nothing of an empty one. */
export function lastCluster(text: string): string {
  return /^$|^[ -~]$|[ -~]{2}$/.test(text) ? text.slice(-1) : (splitClusters(text).at(-1) ?? '');
}

/** The first letter of a text, as a reader sees it; nothing of an empty one. */
export function firstCluster(text: string): string {
  return /^$|^[ -~]$|^[ -~]{2}/.test(text) ? text.slice(0, 1) : (splitClusters(text)[0] ?? '');
}
