import { editsBetween } from '../../text/edit-distance.ts';
import type { Name, SearchIndex } from '../index/build.ts';
import type { Accumulators } from '../match/accumulators.ts';
import type { Plan } from '../match/plan.ts';
import type { Slot } from '../match/slots.ts';
import { versionOf } from '../query/asked.ts';
import { errorsAllowed } from '../text/letter-sets.ts';
import { joined } from '../text/tokenize.ts';

/**
 * The share of a query's letters in the longest name of a document that stands in the query as a whole: 0 if none does, and 1 for
 * what stands beside a version.
 */
export type NamedShare = (document: number) => number;

export function createNamedShare(
  { named, versions }: Plan,
  { names, aliases }: SearchIndex,
  accumulators: Accumulators,
): NamedShare {
  const together = new Set(named);
  const spaced = ` ${named.join(' ')} `;
  const letters = Math.max(1, named.join('').length);
  const lengthOf = (name: Name | undefined): number => {
    if (name === undefined || name.together === '') return 0;
    if (versions.length > 0 && versionOf(versions, [name.spaced]) !== null) return letters;
    const isNamed = together.has(name.together) || spaced.includes(` ${name.spaced} `);
    return isNamed ? name.together.length : 0;
  };
  const { inName } = accumulators;
  return (document) => {
    if (inName[document] === 0) return 0;
    const others = aliases.get(document) ?? NO_NAMES;
    let longest = lengthOf(names[document]);
    for (let at = 0; at < others.length; at++) longest = Math.max(longest, lengthOf(others[at]));
    return longest / letters;
  };
}

const NO_NAMES: readonly Name[] = [];

const SHORTEST_ASKED = 4;
const YEAR = /^(?:19|20)\d\d$/;
const ID_BEGUN = /(?:^|\s)(?:cve|ghsa|go)-\d/;

/**
 * Whether a query asks for vulnerabilities rather than for what they are in: it has nothing but what is in the ids and
 * nicknames of one, and a whole part of them that is no mere year. `cgr` is the beginning of a part, and means something else.
 */
export function createAskedTest(
  { named, written, lettered }: Plan,
  { names, aliases }: SearchIndex,
  { inName }: Accumulators,
  shareOf: NamedShare,
): (document: number) => boolean {
  const words = named.filter((word) => word.length >= SHORTEST_ASKED && !YEAR.test(word));
  const isBegun = ID_BEGUN.test(written);
  const hasWord = (name: Name | undefined) =>
    name !== undefined && words.some((word) => ` ${name.spaced} `.includes(` ${word} `));
  return (document) => {
    if (shareOf(document) > 0) return true;
    if (((inName[document] ?? 0) & lettered) !== lettered) return false;
    return isBegun || hasWord(names[document]) || (aliases.get(document) ?? NO_NAMES).some(hasWord);
  };
}

/**
 * How far a query is a whole name of a document, from 0 to 1: then it asks for that item, whatever else is said of it. The same
 * signs come first.
 */
export function createWholeName(
  { slots, words, written, isSigned, isPointed, asksForFlaws }: Plan,
  { names, aliases }: SearchIndex,
): (document: number) => number {
  const typed = words.join('');
  const unlike = isSigned ? OTHER_SIGNS : OTHER_BLANKS;
  const either = alternativesIn(slots);
  const likeness = (name: Name | undefined) => {
    if (name?.written === written) return 1;
    if (name !== undefined && either.has(name.together)) return ONE_OF_THEM;
    if (isPointed && name !== undefined && /\d/.test(name.together) && misspeltName(name.together, typed) > 0)
      return MISSPELT;
    // `runc escape` asks for those of runc, and one of them is called runcescape.
    if (name?.together !== typed || asksForFlaws) return 0;
    return isSigned && name.written.startsWith(written) ? MORE_SIGNS : unlike;
  };
  return (document) => {
    const others = aliases.get(document) ?? NO_NAMES;
    let best = likeness(names[document]);
    for (let at = 0; at < others.length; at++) best = Math.max(best, ALIAS * likeness(others[at]));
    return best;
  };
}

/** The words of a query that is nothing but alternatives: each may be the name of what is meant. */
function alternativesIn([slot, ...others]: readonly Slot[]): ReadonlySet<string> {
  if (slot?.type !== 'choice' || slot.replaces !== undefined || others.length > 0) return NO_WORDS;
  return new Set(slot.terms.flatMap((term) => (term.type === 'word' ? joined(term.text) : [])));
}

const NO_WORDS: ReadonlySet<string> = new Set();
const ONE_OF_THEM = 0.99;

/** `C` for `c++` is not what was meant, but the next best; `docker-compose` for `docker compose` is. */
const MORE_SIGNS = 0.96;
const OTHER_SIGNS = 0.95;
/** Where a version is a part of a name, that is meant, and not what stands before the version. */
const MISSPELT = 0.96;
const OTHER_BLANKS = 0.999;

/** An alias says a little less than a name. */
export const ALIAS = 0.97;

const SHORTEST_NAME = 4;
const LONGEST_NAME = 40;

/** How far a query is a misspelt name: less for each error, and 0 for another name or for the name itself. */
export function misspeltName(name: string, typed: string): number {
  if (name === typed || typed.length < SHORTEST_NAME || typed.length > LONGEST_NAME) return 0;
  const limit = errorsAllowed(typed.length);
  if (Math.abs(name.length - typed.length) > limit) return 0;
  const { whole } = editsBetween(typed, name, limit);
  return whole <= limit ? 0.95 - 0.25 * whole : 0;
}
