import { fold, LONGEST_WORD, tokenizeText } from '../text/tokenize.ts';

/** Nobody types longer runs of letters and signs as a name. */
const LONGEST_TOKEN = 60;
/** Only tokens that begin or end with a sign are of interest; letters beyond ASCII are told from signs later. */
const MAY_BE_SIGNED = /(?:^|\s)[^\sa-z0-9]|[^\sa-z0-9](?:\s|$)/i;
const OPENING = /^["'“”‘’«»([{<]+/;
const CLOSING = /[.,;:!?"'“”‘’«»)\]}>…]+$/;
const LETTER = /[\p{Letter}\p{Number}]/u;
const SIGN_AT_END = /^[^\p{Letter}\p{Number}]|[^\p{Letter}\p{Number}]$/u;

/**
 * What of a text is told apart by signs: words that begin or end with one (`c++`, `.net`, `+1`), without the punctuation of a
 * sentence, and what is made of signs alone (`->`). Signs within a word, as in `node.js`, make no word of their own.
 */
export function signedTerms(text: string): readonly string[] {
  if (!MAY_BE_SIGNED.test(text)) return NONE;
  return fold(text)
    .split(/\s+/)
    .flatMap((token) => (isSign(token) ? token.slice(0, LONGEST_WORD) : (signedIn(token) ?? NONE)));
}

const NONE: readonly string[] = [];

/** Whether a text has visible signs, and neither letters nor digits. */
export const isSign = (text: string): boolean => !LETTER.test(text) && fold(text).trim() !== '';

/** A single word with the signs around it, as it is written; `null` if there are none that count. */
function signedIn(token: string): string | null {
  if (token.length > LONGEST_TOKEN) return null;
  const bare = token.replace(OPENING, '').replace(CLOSING, '');
  return SIGN_AT_END.test(bare) && tokenizeText(bare).length === 1 ? bare.slice(0, LONGEST_WORD) : null;
}

/** The same in a sentence, where only signs that are parts of a name count: `C++`, `C#`. */
export const signedTermsInSentence = (text: string): readonly string[] =>
  text.includes('+') || text.includes('#') ? signedTerms(text).filter((term) => /[a-z0-9][+#]/.test(term)) : NONE;

/** A name as it is written, but for case, marks and the width of its blanks. */
export function writtenForm(name: string): string {
  const folded = fold(name).trim();
  return ODD_BLANK.test(folded) ? folded.replace(/\s+/g, ' ') : folded;
}

const ODD_BLANK = /\s\s|[^\S ]/;

/** The same key for names that differ only in case, marks, blanks, hyphens and the like; `c++` keeps its signs. */
export function signedKey(value: string): string {
  const folded = fold(value);
  return folded.replace(/[^\p{Letter}\p{Number}+#]+/gu, '') || folded.trim();
}
