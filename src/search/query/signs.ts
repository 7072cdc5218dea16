import { fold, LONGEST_WORD, tokenizeText } from '../text/tokenize.ts';

/** The longest run of letters and signs that can be a name: nobody types longer ones. */
const LONGEST_TOKEN = 60;
/** A text with a token that begins or ends with a sign, or with a letter beyond ASCII, which is told from signs later. */
const MAY_BE_SIGNED = /(?:^|\s)[^\sa-z0-9]|[^\sa-z0-9](?:\s|$)/i;
const OPENING = /^["'“”‘’«»([{<]+/;
const CLOSING = /[.,;:!?"'“”‘’«»)\]}>…]+$/;
const LETTER = /[\p{Letter}\p{Number}]/u;
const SIGN_AT_END = /^[^\p{Letter}\p{Number}]|[^\p{Letter}\p{Number}]$/u;

/**
 * Finds the terms of a text that differ from others by their signs: words that begin or end with a sign (`c++`, `.net`, `+1`),
 * without the punctuation of a sentence, and tokens of signs alone (`->`). Signs within a word, as in `node.js`, do not count.
 */
export function signedTerms(text: string): readonly string[] {
  if (!MAY_BE_SIGNED.test(text)) return NONE;
  return fold(text)
    .split(/\s+/)
    .flatMap((token) => (isSign(token) ? token.slice(0, LONGEST_WORD) : (signedIn(token) ?? NONE)));
}

const NONE: readonly string[] = [];

/** Whether a text has visible signs, but neither letters nor digits. */
export const isSign = (text: string): boolean => !LETTER.test(text) && fold(text).trim() !== '';

/** Returns a token that is a single word, with the signs around it; `null` if it has no signs that count. */
function signedIn(token: string): string | null {
  if (token.length > LONGEST_TOKEN) return null;
  const bare = token.replace(OPENING, '').replace(CLOSING, '');
  return SIGN_AT_END.test(bare) && tokenizeText(bare).length === 1 ? bare.slice(0, LONGEST_WORD) : null;
}

/** Finds the signed terms of a sentence, where only signs that belong to a name count: `C++`, `C#`. */
export const signedTermsInSentence = (text: string): readonly string[] =>
  text.includes('+') || text.includes('#') ? signedTerms(text).filter((term) => /[a-z0-9][+#]/.test(term)) : NONE;

/** Returns a name as it is written, except for case, combining marks and the width of its blanks. */
export function writtenForm(name: string): string {
  const folded = fold(name).trim();
  return ODD_BLANK.test(folded) ? folded.replace(/\s+/g, ' ') : folded;
}

const ODD_BLANK = /\s\s|[^\S ]/;

/** Returns a key that names share if they differ only in case, marks, blanks, hyphens and the like; `c++` keeps its signs. */
export function signedKey(value: string): string {
  const folded = fold(value);
  return folded.replace(/[^\p{Letter}\p{Number}+#]+/gu, '') || folded.trim();
}
