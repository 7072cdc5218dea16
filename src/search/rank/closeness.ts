import type { Name } from '../index/build.ts';
import { ONLY_IN_NOTES } from './coverage.ts';
import { ALIAS, misspeltName } from './named.ts';
import type { RankingInput } from './score.ts';

/** Returns the share of the query that some words cover in a document; those found only in its notes count little. */
function coverageIn(words: number, document: number, { accumulators, coverage: { needed, of } }: RankingInput): number {
  const found = words & needed;
  return of(found & (accumulators.outsideNotes[document] ?? 0)) * (1 - ONLY_IN_NOTES) + of(found) * ONLY_IN_NOTES;
}

const NO_NAMES: readonly Name[] = [];

/** The most aliases that are compared closely; an item is still found by all of them. */
const MOST_ALIASES = 32;

/** Returns a function that says how close a document's names are to the whole query, and how confidently its words were found. */
export function createCloseness(input: RankingInput): (document: number) => number {
  const { plan, index, accumulators, coverage, meant } = input;
  const { slots, nameSlots: lettered, isSigned, written } = plan;
  const { names, aliases } = index;
  // Each misspelt word is replaced by the one that was most likely meant, so that similar names are found for that one too.
  const words = meant.size === 0 ? plan.words : plan.words.map((word) => meant.get(word) ?? word);
  const typed: Typed = { words, together: words.join(''), spaced: words.join(' ') };
  // For `c++`, a name that merely begins with C is not close.
  const near = (name: Name, inName: number, isAll: boolean) =>
    isSigned && !name.written.includes(written) ? 0 : nameCloseness(name, typed, inName, isAll);
  const nearest = (document: number, inName: number): number => {
    const isAll = ((accumulators.outsideNotes[document] ?? 0) & coverage.needed) === coverage.needed;
    const name = names[document];
    const others = aliases.get(document) ?? NO_NAMES;
    let best = name === undefined ? 0 : near(name, inName, isAll);
    for (let at = 0; at < others.length && at < MOST_ALIASES; at++) {
      const other = others[at];
      if (other !== undefined) best = Math.max(best, ALIAS * near(other, inName, isAll));
    }
    return best;
  };
  return (document) => {
    const inName = accumulators.inName[document] ?? 0;
    const confident =
      slots.length > 1 ? 0.5 * coverageIn(accumulators.confident[document] ?? 0, document, input) ** 2 : 0;
    const isNamed = (inName & lettered) === lettered;
    const named = isSigned ? 0 : isNamed ? 0.22 : (inName & coverage.needed) !== 0 ? 0.06 : 0;
    return nearest(document, inName) + confident + named;
  };
}

type Typed = Omit<Name, 'written'> & { readonly words: readonly string[] };

function nameCloseness({ together, spaced }: Name, typed: Typed, inName: number, isAll: boolean): number {
  const { words } = typed;
  let close = 0;
  const share = typed.together.length / Math.max(1, together.length);
  if (together === typed.together) close += 1.2;
  else if (together.startsWith(typed.together))
    close += 0.4 + 0.3 * share + (spaced.startsWith(typed.spaced) ? 0.08 : 0);
  else if (spaced.includes(typed.spaced)) close += 0.2 + 0.2 * share;
  let letters = 0;
  for (let slot = 0; slot < words.length; slot++) if (inName & (1 << slot)) letters += words[slot]?.length ?? 0;
  const covered = Math.min(1, letters / Math.max(1, together.length));
  close += (words.length === 1 ? 0.25 : isAll ? 0.1 : 0) * covered;
  if (words.length > 1 && words.length <= 3 && isAll && words.includes(together)) close += 0.35;
  return close + misspeltName(together, typed.together);
}
