const ELLIPSIS = '…';

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is that of ASCII.
const ASCII = /^[\u0000-\u007f]*$/;

/** Made for the first text that needs it: its tables take longer to load than a frame to draw. */
let segmenter: Intl.Segmenter | undefined;

/** Longer than any cluster that a reader would miss. */
const LONGEST_CLUSTER = 64;

/** A text of at most `most` UTF-16 units: a longer one ends in `…`, and no cluster or surrogate pair is cut apart. */
export function clipText(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, clusterStart(text, most - ELLIPSIS.length))}${ELLIPSIS}`;
}

/** The start of the cluster that holds the unit at `at`. */
function clusterStart(text: string, at: number): number {
  const from = wholeFrom(text, Math.max(0, at - LONGEST_CLUSTER));
  const near = text.slice(from, at + LONGEST_CLUSTER);
  if (ASCII.test(near)) return at;
  segmenter ??= new Intl.Segmenter();
  const { index = 0 } = segmenter.segment(near).containing(at - from) ?? {};
  // A cluster without end, such as a run of Hangul's consonants, is cut like other text.
  return index === 0 ? wholeFrom(text, at) : from + index;
}

/** `at`, or the place before it in the middle of a surrogate pair. */
function wholeFrom(text: string, at: number): number {
  const isLow = (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return at > 0 && isLow && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at - 1 : at;
}
