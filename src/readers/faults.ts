/** Faults of one kind: their number, and the first one in words. A list may have 100,000 of one kind. */
type Tally = { count: number; first: string | null };

/** The parts of a list that could not be used as they are. */
export type Faults = {
  /** Whole entries, measures, mechanisms or categories that were left out. */
  readonly leftOut: Tally & { readonly lists: Set<string> };
  /** Fields, or parts of them, that were ignored. */
  readonly ignored: Tally;
  /** Texts and lists that were cut. */
  readonly cut: Tally;
};

export type FaultKind = keyof Faults;

export function noFaults(): Faults {
  const none = { count: 0, first: null };
  return { leftOut: { ...none, lists: new Set() }, ignored: { ...none }, cut: { ...none } };
}

/** Counts a fault. `fault` is called for the first of its kind only. */
export function count(tally: Tally, fault: () => string): void {
  tally.count += 1;
  tally.first ??= fault();
}

/** Explains in one line why a list cannot be used; `null` if it has no faults. */
export function explainRefusal({ leftOut, ignored }: Faults): string | null {
  const first = leftOut.first ?? ignored.first;
  if (first === null) return null;
  const more = leftOut.count + ignored.count - 1;
  return more > 0 ? `${first} (and ${more} more ${more === 1 ? 'fault' : 'faults'})` : first;
}

/** Says in one line what is wrong with a list that can be used; `null` if it has no faults. */
export function summarizeFaults({ leftOut, ignored, cut }: Faults): string | null {
  const told = [
    sentence(leftOut, chooseNoun(leftOut.lists), 'left out'),
    sentence(ignored, FIELDS, 'ignored'),
    sentence(cut, FIELDS, 'cut'),
  ];
  return told.filter((part) => part !== null).join('; ') || null;
}

type Noun = readonly [one: string, many: string];

const FIELDS: Noun = ['field', 'fields'];
const ITEMS: Noun = ['item', 'items'];
const NOUNS: Readonly<Record<string, Noun>> = {
  entries: ['entry', 'entries'],
  measures: ['measure', 'measures'],
  mechanisms: ['mechanism', 'mechanisms'],
  flaws: ['kind of flaw', 'kinds of flaw'],
  categories: ['category', 'categories'],
};

function chooseNoun(lists: ReadonlySet<string>): Noun {
  const [list = ''] = lists;
  return (lists.size === 1 ? NOUNS[list] : undefined) ?? ITEMS;
}

/** Describes faults of one kind: `2 entries were left out: entries[3] ("x"): name is missing (and 1 more)`. */
function sentence(tally: Tally, [one, many]: Noun, what: string): string | null {
  if (tally.first === null) return null;
  const head = tally.count === 1 ? `1 ${one} was ${what}` : `${tally.count} ${many} were ${what}`;
  return `${head}: ${tally.first}${tally.count === 1 ? '' : ` (and ${tally.count - 1} more)`}`;
}
