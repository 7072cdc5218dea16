/** Faults of one kind: how many there are, and the first in words. A list may have a hundred thousand of the same. */
type Tally = { count: number; first: string | null };

/** What a list holds that could not be taken as it is. */
export type Faults = {
  /** Whole entries, measures, mechanisms or categories that are not there. */
  readonly leftOut: Tally & { readonly lists: Set<string> };
  /** Fields, or things in them, that are not there. */
  readonly passedOver: Tally;
  /** Texts and lists that are shorter than they were. */
  readonly cut: Tally;
};

export type FaultKind = keyof Faults;

export function noFaults(): Faults {
  const none = { count: 0, first: null };
  return { leftOut: { ...none, lists: new Set() }, passedOver: { ...none }, cut: { ...none } };
}

/** Counts a fault; what is wrong is only asked for when it is the first of its kind. */
export function count(tally: Tally, fault: () => string): void {
  tally.count += 1;
  tally.first ??= fault();
}

/** Why nothing of a list can be used, in one line; `null` when nothing is wrong with it. */
export function refusalOf({ leftOut, passedOver }: Faults): string | null {
  const first = leftOut.first ?? passedOver.first;
  if (first === null) return null;
  const more = leftOut.count + passedOver.count - 1;
  return more > 0 ? `${first} (and ${more} more ${more === 1 ? 'fault' : 'faults'})` : first;
}

/** What a reader is told about a list that can be used, in one line; `null` when all of it could be. */
export function noticeOf({ leftOut, passedOver, cut }: Faults): string | null {
  const told = [
    sentence(leftOut, nounOf(leftOut.lists), 'left out'),
    sentence(passedOver, FIELDS, 'ignored'),
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
  categories: ['category', 'categories'],
};

function nounOf(lists: ReadonlySet<string>): Noun {
  const [list = ''] = lists;
  return (lists.size === 1 ? NOUNS[list] : undefined) ?? ITEMS;
}

/** `2 entries were left out: entries[3] ("x"): name is missing (and 1 more)` */
function sentence(tally: Tally, [one, many]: Noun, what: string): string | null {
  if (tally.first === null) return null;
  const head = tally.count === 1 ? `1 ${one} was ${what}` : `${tally.count} ${many} were ${what}`;
  return `${head}: ${tally.first}${tally.count === 1 ? '' : ` (and ${tally.count - 1} more)`}`;
}
