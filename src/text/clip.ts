const ELLIPSIS = '…';

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is that of ASCII.
const ASCII = /^[\u0000-\u007f]*$/;

/** Made for the first text that needs it, because its tables take longer to load than a frame takes to draw. */
let segmenter: Intl.Segmenter | undefined;

/** The longest cluster that is kept whole, in UTF-16 units: longer ones are not real writing. */
const LONGEST_CLUSTER = 64;

/** Cuts a text to at most `most` UTF-16 units, the last being `…` if it was longer. Clusters and surrogate pairs stay whole. */
export function clipText(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, clusterStart(text, most - ELLIPSIS.length))}${ELLIPSIS}`;
}

/** Returns the start of the cluster that contains the unit at `at`. */
function clusterStart(text: string, at: number): number {
  const from = wholeFrom(text, Math.max(0, at - LONGEST_CLUSTER));
  const near = text.slice(from, at + LONGEST_CLUSTER);
  if (ASCII.test(near)) return at;
  segmenter ??= new Intl.Segmenter();
  const { index = 0 } = segmenter.segment(near).containing(at - from) ?? {};
  // An endless cluster, such as a run of Hangul consonants, is cut like other text.
  return index === 0 ? wholeFrom(text, at) : from + index;
}

/** Returns `at`, or the index before it if `at` is in the middle of a surrogate pair. */
function wholeFrom(text: string, at: number): number {
  const isLow = (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return at > 0 && isLow && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at - 1 : at;
}
