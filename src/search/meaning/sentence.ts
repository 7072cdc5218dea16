import {
  AIMS,
  FILLERS,
  IN_PLACE_OF,
  NEGATIONS,
  NEGATIONS_OF_TWO,
  REPLACEMENT_SUFFIXES,
  SKIPPED,
  SMALL,
} from './small-words.ts';

/**
 * The role of a word in a query:
 * - `sought`: it must be found.
 * - `aim`: it says what something is for. It must be found as well, unless no document matches the whole query.
 * - `filler`: it only completes the sentence.
 * - `avoided`: it names something to leave out.
 * - `replaced`: it names something that the results can replace.
 * - `said`: it belongs to the words that ask for a replacement (`instead of`), and is not searched for.
 */
export type Role = 'sought' | 'aim' | 'filler' | 'avoided' | 'replaced' | 'said';

/** Whether an item has this name, which is written as one word. */
export type IsName = (together: string) => boolean;

/** The names that a sentence may refer to: `isReplaceable` also knows names of things that have no item of their own. */
export type KnownNames = { readonly isName: IsName; readonly isReplaceable: IsName };

export type Sentence = {
  /** The role of each part of the query. */
  readonly roles: readonly Role[];
  /** The things to leave out, each as its words. */
  readonly avoided: readonly (readonly string[])[];
};

/** The words of each part of a query; `null` for a part that is not a plain word, such as a phrase or a filter. */
export type Parts = readonly (readonly string[] | null)[];

/** The longest name, in parts of a query. A small word refers to at most one part less. */
const LONGEST = 4;

/** Gives each part of a query a role, by the small words in it. Only plain words belong to the sentence. */
export function readSentence(parts: Parts, { isName, isReplaceable }: KnownNames): Sentence {
  const words = parts.map((part) => (part?.length === 1 || isSplit(part) ? part.join('') : ''));
  if (!words.some(isTelling)) return { roles: parts.map(() => 'sought'), avoided: [] };
  const roles = parts.map((): Role => 'sought');
  markReplaced(parts, words, roles, isReplaceable);
  const avoided = markAvoided(parts, words, roles, isName);
  markAims(parts, words, roles);
  for (const [at, word] of words.entries()) {
    if (roles[at] === 'sought' && (FILLERS.has(word) || isAmount(word, words[at + 1]))) roles[at] = 'filler';
  }
  return { roles, avoided };
}

/** Whether a part is a negation that was cut in two: `isn't`. */
const isSplit = (part: readonly string[] | null): part is readonly string[] => NEGATIONS.has(part?.join('') ?? '');

const STARTS: ReadonlySet<string> = new Set(IN_PLACE_OF.flatMap(([first]) => [...(first ?? [])]));

const MAY_NEGATE: ReadonlySet<string> = new Set([...NEGATIONS_OF_TWO].map((both) => both.split(' ')[0] ?? ''));

const isTelling = (word: string): boolean =>
  NUMBER.test(word) ||
  FILLERS.has(word) ||
  NEGATIONS.has(word) ||
  MAY_NEGATE.has(word) ||
  AIMS.has(word) ||
  STARTS.has(word) ||
  word === BUT ||
  REPLACEMENT_SUFFIXES.has(word);

const NUMBER = /^\d+$/;
const YEAR = /^(?:19|20)\d\d$/;
const COUNTED = /^(?:[a-z]{2,}s|[gkmt]i?b)$/;

/** Whether a word is a number of things, which no text needs to contain: `500 nodes`, `2 GB`. */
const isAmount = (word: string, next = ''): boolean => NUMBER.test(word) && !YEAR.test(word) && COUNTED.test(next);

/** Marks names for which the query asks for a replacement: `instead of docker`, `docker alternative`, `like docker`. */
function markReplaced(parts: Parts, words: readonly string[], roles: Role[], isReplaceable: IsName): void {
  for (let at = 0; at < words.length; at++) {
    const pattern = IN_PLACE_OF.find((sets) => sets.every((set, offset) => set.has(words[at + offset] ?? '')));
    const [from, to] = nameFrom(parts, skip(words, at + (pattern?.length ?? 0)), isReplaceable);
    if (pattern !== undefined && to > from) {
      roles.fill('said', at, from);
      roles.fill('replaced', from, to);
    } else if (REPLACEMENT_SUFFIXES.has(words[at] ?? '') || words[at] === BUT) {
      const start = nameBefore(parts, at, isReplaceable);
      // A query that only mentions a name before `but` does not ask for something like it.
      if (start < at && (words[at] !== BUT || start === 0)) roles.fill('said', at, at + 1).fill('replaced', start, at);
    }
  }
}

/** After a name with which a query begins, it asks for something like that: `docker but rootless`. */
const BUT = 'but';

/** Finds the longest name that begins at a part. `to` is the part after it; it equals `from` if there is no name. */
function nameFrom(parts: Parts, from: number, isName: IsName): readonly [from: number, to: number] {
  for (let to = Math.min(parts.length, from + LONGEST); to > from; to--) {
    if (isName(writtenTogether(parts.slice(from, to)))) return [from, to];
  }
  return [from, from];
}

/** Returns the first part of the longest name that ends just before `to`; `to` itself if there is none. */
function nameBefore(parts: Parts, to: number, isName: IsName): number {
  for (let from = Math.max(0, to - LONGEST); from < to; from++) {
    if (isName(writtenTogether(parts.slice(from, to)))) return from;
  }
  return to;
}

/** Writes the words of some parts as one word; empty if one of the parts is not a plain word. */
const writtenTogether = (parts: Parts): string =>
  parts.every((part) => part !== null) ? parts.map((part) => part.join('')).join('') : '';

/** Marks the words to leave out: those between a negation and the next small word. */
function markAvoided(
  parts: Parts,
  words: readonly string[],
  roles: Role[],
  isName: IsName,
): readonly (readonly string[])[] {
  const avoided: (readonly string[])[] = [];
  for (let at = 0; at < words.length; at++) {
    // A name may begin with a negation: `no new privs`.
    const length = negationAt(words, at);
    if (length === 0 || nameFrom(parts, at, isName)[1] > at) continue;
    const from = skip(words, at + length);
    const to = endOf(parts, words, roles, from);
    if (to > from) avoided.push(leaveOut(parts, roles, at, from, to));
  }
  return [...avoided, ...markNeither(parts, words, roles, isName)];
}

/** Marks a name that follows the words to leave out: `without docker or podman` means neither. */
function markNeither(
  parts: Parts,
  words: readonly string[],
  roles: Role[],
  isName: IsName,
): readonly (readonly string[])[] {
  const avoided: (readonly string[])[] = [];
  for (let at = 1; at < words.length; at++) {
    if (roles[at - 1] !== 'avoided' || !EITHER.has(words[at] ?? '')) continue;
    const [from, to] = nameFrom(parts, at + 1, isName);
    if (to > from) avoided.push(leaveOut(parts, roles, at, from, to));
  }
  return avoided;
}

/** Marks the parts from `from` up to `to` as avoided, and the negation before them as filler; returns the avoided words. */
function leaveOut(parts: Parts, roles: Role[], at: number, from: number, to: number): readonly string[] {
  roles.fill('filler', at, from).fill('avoided', from, to);
  return parts.slice(from, to).flatMap((part) => part ?? []);
}

/** Returns how many words the negation at a place has; 0 if there is none. */
function negationAt(words: readonly string[], at: number): number {
  if (NEGATIONS.has(words[at] ?? '')) return 1;
  return NEGATIONS_OF_TWO.has(`${words[at]} ${words[at + 1]}`) ? 2 : 0;
}

const EITHER: ReadonlySet<string> = new Set(['or', 'nor', 'and']);

function markAims(parts: Parts, words: readonly string[], roles: Role[]): void {
  for (let at = 0; at < words.length; at++) {
    if (!AIMS.has(words[at] ?? '') || roles[at] !== 'sought') continue;
    const from = skip(words, at + 1);
    const to = endOf(parts, words, roles, from);
    if (to > from) roles.fill('filler', at, from).fill('aim', from, to);
  }
}

/** Returns the index of the first word, from `from` on, that is not an article or the like. */
function skip(words: readonly string[], from: number): number {
  let at = from;
  while (at < words.length && SKIPPED.has(words[at] ?? '')) at++;
  return at;
}

/** Returns where the words that a small word refers to end: at the next small word, or at a part that has a role already. */
function endOf(parts: Parts, words: readonly string[], roles: readonly Role[], from: number): number {
  let at = from;
  const isPart = () => {
    const word = words[at] ?? '';
    return parts[at] != null && roles[at] === 'sought' && !SMALL.has(word) && !NEGATIONS.has(word);
  };
  while (at < Math.min(parts.length, from + LONGEST - 1) && isPart()) at++;
  return at;
}
