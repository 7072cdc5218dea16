import { camelPartsIn, hasCamelCase, joinedName } from '../text/names.ts';
import { releasesIn } from '../text/releases.ts';
import { otherSpellings } from '../text/spellings.ts';
import { tokenizeWords, type Word } from '../text/tokenize.ts';

/** How many characters of a text are read. Words after them are found, but neither highlighted nor given as reasons. */
export const LONGEST_TEXT = 5000;

/** One or more words that the index also has as another term: `user-space` as one word, the parts of a name. */
export type Compound = {
  readonly text: string;
  readonly words: readonly Word[];
  /** Whether it comes from a text short enough to be a name: all its words joined, or a part in camel case. */
  readonly isName: boolean;
};

/** A text with the terms under which the index has it. */
export type ReadText = {
  readonly text: string;
  readonly words: readonly Word[];
  readonly compounds: readonly Compound[];
};

/** The size of the cache: the texts on the screen are mostly the same from one letter of a query to the next. */
const MOST_KNOWN = 3_000;
const known = new Map<string, ReadText>();

/** Splits a text into its terms, and caches the result. */
export function readText(whole: string): ReadText {
  const before = known.get(whole);
  if (before !== undefined) return before;
  if (known.size === MOST_KNOWN) known.clear();
  const read = readAnew(whole);
  known.set(whole, read);
  return read;
}

function readAnew(whole: string): ReadText {
  const text = whole.length > LONGEST_TEXT ? whole.slice(0, LONGEST_TEXT) : whole;
  const words = tokenizeWords(text);
  return { text, words, compounds: compoundsIn(text, words) };
}

/** A text with more words is not read as a name: it is not joined into one word, nor split where it is in camel case. */
const MOST_WORDS_OF_NAME = 8;

function compoundsIn(text: string, words: readonly Word[]): readonly Compound[] {
  const compounds = text.includes('-') ? hyphenated(text, words) : [];
  for (const word of otherSpellings(text)) compounds.push({ text: word.text, words: [word], isName: false });
  for (const word of releasesIn(text)) compounds.push({ text: word.text, words: [word], isName: false });
  if (words.length > MOST_WORDS_OF_NAME) return compounds;
  const joined = joinedName(words.map((word) => word.text));
  if (joined !== '') compounds.push({ text: joined, words, isName: true });
  if (!hasCamelCase(text)) return compounds;
  for (const word of words) {
    for (const part of camelPartsIn(word, text)) compounds.push({ text: part.text, words: [part], isName: true });
  }
  return compounds;
}

/** Finds runs of words with nothing but a hyphen between them. */
function hyphenated(text: string, words: readonly Word[]): Compound[] {
  const compounds: Compound[] = [];
  let first = 0;
  for (let at = 1; at <= words.length; at++) {
    const before = words[at - 1];
    const word = words[at];
    if (before && word && word.start === before.end + 1 && text.charAt(before.end) === '-') continue;
    if (at - first > 1) {
      const run = words.slice(first, at);
      compounds.push({ text: run.map((part) => part.text).join(''), words: run, isName: false });
    }
    first = at;
  }
  return compounds;
}
