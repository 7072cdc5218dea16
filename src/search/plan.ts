import type { Query, Term } from './query.ts';
import { MOST_SLOTS } from './tally.ts';
import { isAddress, projectOf } from './texts.ts';
import { fold, termsOf } from './words.ts';

/** One thing that must be found. The words of a query are apart, alternatives are together. */
export type Slot =
  | { readonly type: 'word'; readonly text: string; readonly isOpen: boolean; readonly isOptional: boolean }
  | { readonly type: 'choice'; readonly terms: readonly Term[]; readonly isOpen: boolean; readonly isOptional: false };

type FilterTerm = Exclude<Term, { type: 'word' }>;

/** What a query demands: what is to be found, which ranks the results, and what only lets an item through or not. */
export type Plan = {
  readonly slots: readonly Slot[];
  readonly filters: readonly FilterTerm[];
  /** The words of the query, for comparing with names. */
  readonly words: readonly string[];
  /** Letters in them all. */
  readonly length: number;
};

/** Words that say nothing by themselves: welcome where they are found, but not needed. */
const OPTIONAL = new Set(
  'a all an and another any are as at be before by can do does every for from get has have how i in into is it its make makes me my need no not of on one only or so some that the their them this to use using via want what when where which who why with without write you your'.split(
    ' ',
  ),
);

export function planOf({ groups, isOpen }: Query): Plan {
  const slots: Slot[] = [];
  const filters: FilterTerm[] = [];
  const last = groups.findLastIndex((terms) => filterIn(terms) === null);
  // Filters behind a word leave it as it was: choosing one must not make the word mean less. A phrase has its end.
  const goesOn = last === groups.length - 1 ? isOpen : groups[last]?.at(-1)?.type !== 'phrase';
  for (const [index, terms] of groups.entries()) {
    const endsOpen = goesOn && index === last;
    const [term] = terms;
    const filter = filterIn(terms);
    if (filter !== null) {
      if (!(isOpen && index === groups.length - 1 && isHardlyBegun(filter))) filters.push(filter);
    } else if (terms.length === 1 && term?.type === 'word') slots.push(...wordSlots(term.text, endsOpen));
    else slots.push({ type: 'choice', terms, isOpen: isOpen && index === groups.length - 1, isOptional: false });
  }
  const kept = slots.slice(0, MOST_SLOTS);
  const isAllOptional = kept.every(({ isOptional }) => isOptional);
  const words = kept.flatMap((slot) => (slot.type === 'word' ? [slot.text] : literalWords(slot.terms)));
  return {
    slots: isAllOptional ? kept.map((slot) => ({ ...slot, isOptional: false }) as Slot) : kept,
    filters,
    words,
    length: words.join('').length,
  };
}

const SHORTEST_EXCLUDED = 3;

/** Whether so little is typed of what is to be excluded that it would exclude nearly everything. */
function isHardlyBegun(term: FilterTerm): boolean {
  return term.type === 'exact' && term.isExcluded && term.text.length < SHORTEST_EXCLUDED;
}

/** The term of a group that only lets items through or not; `null` for what is to be found. */
function filterIn(terms: readonly Term[]): FilterTerm | null {
  const [term] = terms;
  if (terms.length !== 1 || term === undefined || term.type === 'word') return null;
  return term.isExcluded || term.type === 'field' ? term : null;
}

function wordSlots(typed: string, isOpen: boolean): readonly Slot[] {
  // Of an address that was pasted, what it says about a project.
  const text = (isAddress(typed) && projectOf(typed)) || typed;
  const words = termsOf(text);
  const owner = OWNER.exec(text)?.[1] ?? '';
  const ownerWords = termsOf(owner).length;
  return words.map((word, index) => {
    const isLast = isOpen && index === words.length - 1 && fold(text).endsWith(word);
    return { type: 'word', text: word, isOpen: isLast, isOptional: OPTIONAL.has(word) || index < ownerWords };
  });
}

/** `opencontainers/runc`: whose a repository is need not be found. */
const OWNER = /^([\w.-]{3,})\/[\w.-]+$/;

/** The words that a literal term demands, unless there is an alternative to it. */
function literalWords(terms: readonly Term[]): readonly string[] {
  const [term] = terms;
  return terms.length === 1 && term && term.type !== 'field' ? termsOf(term.text) : [];
}
