import type { Name } from '../index/build.ts';
import { ONLY_IN_NOTES } from './coverage.ts';
import { ALIAS, misspeltName } from './named.ts';
import type { RankingInput } from './score.ts';

/** The share of the query that some of its words are in a document. */
function coverageIn(words: number, document: number, { accumulators, coverage: { needed, of } }: RankingInput): number {
  const found = words & needed;
  return of(found & (accumulators.outsideNotes[document] ?? 0)) * (1 - ONLY_IN_NOTES) + of(found) * ONLY_IN_NOTES;
}

const NO_NAMES: readonly Name[] = [];

/** How many aliases are compared closely; an item is found by all of them. */
const MOST_ALIASES = 32;

/** How close a document's names are to the whole query, and how confidently its words were found. */
export function closeness(document: number, input: RankingInput): number {
  const { plan, index, accumulators, coverage, meant } = input;
  const { slots, lettered, isSigned, written } = plan;
  // What is like the name that was meant is like what was typed, but for the error.
  const words = meant.size === 0 ? plan.words : plan.words.map((word) => meant.get(word) ?? word);
  const inName = accumulators.inName[document] ?? 0;
  const isAll = ((accumulators.outsideNotes[document] ?? 0) & coverage.needed) === coverage.needed;
  const typed = { words, together: words.join(''), spaced: words.join(' '), inName, isAll };
  // Somebody who types `c++` does not care that a name begins with C.
  const near = (name: Name) => (isSigned && !name.written.includes(written) ? 0 : nameCloseness(name, typed));
  const name = index.names[document];
  let nearest = name === undefined ? 0 : near(name);
  for (const alias of index.aliases.get(document)?.slice(0, MOST_ALIASES) ?? NO_NAMES)
    nearest = Math.max(nearest, ALIAS * near(alias));
  const confident =
    slots.length > 1 ? 0.5 * coverageIn(accumulators.confident[document] ?? 0, document, input) ** 2 : 0;
  return (
    nearest +
    confident +
    (isSigned ? 0 : (inName & lettered) === lettered ? 0.22 : (inName & coverage.needed) !== 0 ? 0.06 : 0)
  );
}

type Typed = Omit<Name, 'written'> & {
  readonly words: readonly string[];
  readonly inName: number;
  readonly isAll: boolean;
};

function nameCloseness({ together, spaced }: Name, typed: Typed): number {
  const { words, inName, isAll } = typed;
  let close = 0;
  const share = typed.together.length / Math.max(1, together.length);
  if (together === typed.together) close += 1.2;
  else if (together.startsWith(typed.together))
    close += 0.4 + 0.3 * share + (spaced.startsWith(typed.spaced) ? 0.08 : 0);
  else if (spaced.includes(typed.spaced)) close += 0.2 + 0.2 * share;
  const letters = words.reduce((sum, word, slot) => sum + (inName & (1 << slot) ? word.length : 0), 0);
  const covered = Math.min(1, letters / Math.max(1, together.length));
  close += (words.length === 1 ? 0.25 : isAll ? 0.1 : 0) * covered;
  if (words.length > 1 && words.length <= 3 && isAll && words.includes(together)) close += 0.35;
  return close + misspeltName(together, typed.together);
}
