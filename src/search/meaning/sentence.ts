import { AIMS, FILLERS, IN_PLACE_OF, NEGATIONS, NEGATIONS_OF_TWO, PLACE_TAKEN, SKIPPED, SMALL } from './small-words.ts';

/**
 * What a word of a query is there for: to be found; to say what for, which is found where something has it; to fill the sentence;
 * to be left out; to name what something else is to take the place of; or to be
 * of the words that say so (`instead of`), for which nothing is searched.
 */
export type Role = 'sought' | 'aim' | 'filler' | 'avoided' | 'replaced' | 'said';

/** Whether something is called so; the name is written together. */
export type IsName = (together: string) => boolean;

export type Sentence = {
  /** The role of each part of the query. */
  readonly roles: readonly Role[];
  /** What is to be left out, each as its words. */
  readonly avoided: readonly (readonly string[])[];
};

/** The words of each part of a query; `null` for a part that is no plain word, such as a phrase or a filter. */
export type Parts = readonly (readonly string[] | null)[];

/** The longest name, in parts of a query, and the most words that one small word is about. */
const LONGEST = 4;

/** Reads what the small words of a query say of the others. Only words that are typed plainly are part of the sentence. */
export function readSentence(parts: Parts, isName: IsName): Sentence {
  const words = parts.map((part) => (part?.length === 1 || isSplit(part) ? part.join('') : ''));
  if (!words.some(isTelling)) return { roles: parts.map(() => 'sought'), avoided: [] };
  const roles = parts.map((): Role => 'sought');
  markReplaced(parts, words, roles, isName);
  const avoided = markAvoided(parts, words, roles, isName);
  markAims(parts, words, roles);
  for (const [at, word] of words.entries()) if (roles[at] === 'sought' && FILLERS.has(word)) roles[at] = 'filler';
  return { roles, avoided };
}

/** `isn't` is cut in two. */
const isSplit = (part: readonly string[] | null): part is readonly string[] => NEGATIONS.has(part?.join('') ?? '');

const STARTS: ReadonlySet<string> = new Set(IN_PLACE_OF.flatMap(([first]) => [...(first ?? [])]));

const MAY_NEGATE: ReadonlySet<string> = new Set([...NEGATIONS_OF_TWO].map((both) => both.split(' ')[0] ?? ''));

const isTelling = (word: string): boolean =>
  FILLERS.has(word) ||
  NEGATIONS.has(word) ||
  MAY_NEGATE.has(word) ||
  AIMS.has(word) ||
  STARTS.has(word) ||
  PLACE_TAKEN.has(word);

/** Marks names that something is to take the place of: `instead of docker`, `docker alternative`, `like docker`. */
function markReplaced(parts: Parts, words: readonly string[], roles: Role[], isName: IsName): void {
  for (let at = 0; at < words.length; at++) {
    const pattern = IN_PLACE_OF.find((sets) => sets.every((set, offset) => set.has(words[at + offset] ?? '')));
    const [from, to] = nameFrom(parts, skip(words, at + (pattern?.length ?? 0)), isName);
    if (pattern !== undefined && to > from) {
      roles.fill('said', at, from);
      roles.fill('replaced', from, to);
    } else if (PLACE_TAKEN.has(words[at] ?? '')) {
      const start = nameBefore(parts, at, isName);
      if (start < at) roles.fill('said', at, at + 1).fill('replaced', start, at);
    }
  }
}

/** The longest name that begins with a part of a query: from its first part to behind its last one. */
function nameFrom(parts: Parts, from: number, isName: IsName): readonly [from: number, to: number] {
  for (let to = Math.min(parts.length, from + LONGEST); to > from; to--) {
    if (isName(writtenTogether(parts.slice(from, to)))) return [from, to];
  }
  return [from, from];
}

/** Where the longest name begins that ends before a part of a query. */
function nameBefore(parts: Parts, to: number, isName: IsName): number {
  for (let from = Math.max(0, to - LONGEST); from < to; from++) {
    if (isName(writtenTogether(parts.slice(from, to)))) return from;
  }
  return to;
}

/** Words written as one; nothing where one of the parts is no word. */
const writtenTogether = (parts: Parts): string =>
  parts.every((part) => part !== null) ? parts.map((part) => part.join('')).join('') : '';

/** Marks what is to be left out, up to the next small word. */
function markAvoided(
  parts: Parts,
  words: readonly string[],
  roles: Role[],
  isName: IsName,
): readonly (readonly string[])[] {
  const avoided: (readonly string[])[] = [];
  for (let at = 0; at < words.length; at++) {
    // `no new privs` is a name.
    const length = negationAt(words, at);
    if (length === 0 || nameFrom(parts, at, isName)[1] > at) continue;
    const from = skip(words, at + length);
    const to = endOf(parts, words, roles, from);
    if (to > from) avoided.push(leaveOut(parts, roles, at, from, to));
  }
  return [...avoided, ...markNeither(parts, words, roles, isName)];
}

/** Marks a name behind what is to be left out: `without docker or podman` means neither. */
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

/** Marks the parts from `from` up to `to`, and those that say so before them; gives their words. */
function leaveOut(parts: Parts, roles: Role[], at: number, from: number, to: number): readonly string[] {
  roles.fill('filler', at, from).fill('avoided', from, to);
  return parts.slice(from, to).flatMap((part) => part ?? []);
}

/** How many words say that what follows is to be left out. */
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

/** The first word that is no article or the like. */
function skip(words: readonly string[], from: number): number {
  let at = from;
  while (at < words.length && SKIPPED.has(words[at] ?? '')) at++;
  return at;
}

/** Where the words end that a small word is about: at the next small word, or at what has a role already. */
function endOf(parts: Parts, words: readonly string[], roles: readonly Role[], from: number): number {
  let at = from;
  const isPart = () => {
    const word = words[at] ?? '';
    return parts[at] != null && roles[at] === 'sought' && !SMALL.has(word) && !NEGATIONS.has(word);
  };
  while (at < Math.min(parts.length, from + LONGEST - 1) && isPart()) at++;
  return at;
}
