/** Sets of letters as bits, which rule most words out before a misspelling is examined more closely. */

const LETTERS = 26;

/**
 * Returns a bit for each letter of a folded word. Digits share four bits and all other characters two, so a word may seem to
 * contain one that it lacks.
 */
export function letterSet(text: string, length = text.length): number {
  let letters = 0;
  for (let at = 0; at < length && at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x61 && code <= 0x7a) letters |= 1 << (code - 0x61);
    else if (code >= 0x30 && code <= 0x39) letters |= 1 << (LETTERS + (code & 3));
    else letters |= 1 << (LETTERS + 4 + (code & 1));
  }
  return letters;
}

/** Returns how many bits of a number are set. */
export function bits(number: number): number {
  let rest = number - ((number >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  rest = (rest + (rest >>> 4)) & 0x0f0f0f0f;
  return Math.imul(rest, 0x01010101) >>> 24;
}

/** Returns how many typing errors are forgiven in a word of this length. */
export function errorsAllowed(length: number): number {
  return length <= 2 ? 0 : length <= 6 ? 1 : 2;
}
