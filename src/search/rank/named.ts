import { editsBetween } from '../../text/edit-distance.ts';
import type { Name, SearchIndex } from '../index/build.ts';
import type { Accumulators } from '../match/accumulators.ts';
import type { Plan } from '../match/plan.ts';
import type { Slot } from '../match/slots.ts';
import { versionOf } from '../query/versions.ts';
import { errorsAllowed } from '../text/letter-sets.ts';
import { joined } from '../text/tokenize.ts';

/**
 * The share of the query's letters in the longest name of a document that the query contains as a whole: 0 if it contains none,
 * and 1 for a name beside a version.
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
 * Creates a test of whether the query asks for a vulnerability rather than for the items it is in. All words must be in the
 * vulnerability's ids and nicknames, and one must be a whole part of them that is not merely a year. `cgr` is only the beginning
 * of a part, and means something else.
 */
export function createAskedTest(
  { named, written, nameSlots: lettered }: Plan,
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
 * Creates a function that says how closely the query equals a whole name of a document, from 0 to 1: then it asks for that item,
 * whatever else the texts say. A name with the same signs comes first.
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
    // `runc escape` asks for escapes from runc, although one of them is called runcescape.
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

/** Returns the words of a query that consists of alternatives alone: each may be the name of what is meant. */
function alternativesIn([slot, ...others]: readonly Slot[]): ReadonlySet<string> {
  if (slot?.type !== 'choice' || slot.replaces !== undefined || others.length > 0) return NO_WORDS;
  return new Set(slot.terms.flatMap((term) => (term.type === 'word' ? joined(term.text) : [])));
}

const NO_WORDS: ReadonlySet<string> = new Set();
const ONE_OF_THEM = 0.99;

/** For `c++`, `C` is not what was meant but comes next; for `docker compose`, `docker-compose` is what was meant. */
const MORE_SIGNS = 0.96;
const OTHER_SIGNS = 0.95;
/** If a name contains a version, a misspelling of it means that name, not the item named before the version. */
const MISSPELT = 0.96;
const OTHER_BLANKS = 0.999;

/** The weight of an alias, slightly less than that of a name. */
export const ALIAS = 0.97;

const SHORTEST_NAME = 4;
const LONGEST_NAME = 40;

/**
 * Returns how close a query is to a name that it misspells: less for each error, and 0 for another name or for the name itself.
 */
export function misspeltName(name: string, typed: string): number {
  if (name === typed || typed.length < SHORTEST_NAME || typed.length > LONGEST_NAME) return 0;
  const limit = errorsAllowed(typed.length);
  if (Math.abs(name.length - typed.length) > limit) return 0;
  const { whole } = editsBetween(typed, name, limit);
  return whole <= limit ? 0.95 - 0.25 * whole : 0;
}
