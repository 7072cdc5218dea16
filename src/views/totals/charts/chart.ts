/** A value with how often it is there. */
export type Bar = {
  /** Unique in its chart. */
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** How many of those are grave: an escape, or a privilege that was not given. */
  readonly grave: number;
  readonly leads: Leads;
};

/** Where a bar leads: to a query of a field, to an item, or to the vulnerabilities of a year; `null` where nothing finds it. */
export type Leads =
  | { readonly to: 'query'; readonly field: Field; readonly value: string }
  | { readonly to: 'item'; readonly id: string }
  | { readonly to: 'year'; readonly vulnerability: string }
  | null;

export type Field = 'status' | 'in' | 'kind' | 'since' | 'impact' | 'host';

/** Bars that are compared with each other. */
export type Chart = {
  readonly id: string;
  readonly title: string;
  /** What a bar counts, one of it and several. */
  readonly unit: readonly [one: string, many: string];
  /** What the labels are, for the head of a table. */
  readonly labels: string;
  readonly looks: 'bars' | 'signs';
  readonly bars: readonly Bar[];
  /** Of what the bars are shares; `null` where they are not. */
  readonly of: number | null;
  /** How many bars are left out because there are so many. */
  readonly leftOut: number;
};

/** More bars than anybody compares. A list of the reader's own may have a kind for each entry. */
const MOST_BARS = 40;

/** A chart of some bars; none where there is nothing to count. */
export function chartOf(
  all: readonly Bar[],
  { looks = 'bars', ...rest }: Omit<Chart, 'bars' | 'looks' | 'leftOut'> & Partial<Pick<Chart, 'looks'>>,
): readonly Chart[] {
  if (all.every(({ leads }) => leads === null)) return [];
  const bars = all.slice(0, MOST_BARS);
  return [{ ...rest, looks, bars, leftOut: all.length - bars.length }];
}
