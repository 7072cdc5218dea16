/** A value, and how often it occurs. */
export type Bar = {
  /** Unique in its chart. */
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** How many of the counted vulnerabilities are grave: an escape, or a privilege that was not granted. */
  readonly grave: number;
  readonly leads: Leads;
};

/** The target of a bar: a query for a field, an item, or the vulnerabilities of a year; `null` if no query finds its entries. */
export type Leads =
  | { readonly to: 'query'; readonly field: Field; readonly value: string }
  | { readonly to: 'item'; readonly id: string }
  | { readonly to: 'year'; readonly vulnerability: string }
  | null;

export type Field = 'status' | 'in' | 'kind' | 'since' | 'impact' | 'host';

/** Bars that can be compared with each other. */
export type Chart = {
  readonly id: string;
  readonly title: string;
  /** The noun for what a bar counts, in the singular and in the plural. */
  readonly unit: readonly [one: string, many: string];
  /** The noun for the labels, as the head of a table column. */
  readonly labels: string;
  readonly looks: 'bars' | 'signs';
  readonly bars: readonly Bar[];
  /** The total of which the bars are shares; `null` if they are not shares. */
  readonly of: number | null;
  /** How many bars are left out because there are too many. */
  readonly leftOut: number;
};

/** More bars than anybody compares. A list of the user's own may have a different kind for each entry. */
const MOST_BARS = 40;

/** Makes a chart of bars; none if no bar leads anywhere, that is, if no value is recorded. */
export function chartOf(
  all: readonly Bar[],
  { looks = 'bars', ...rest }: Omit<Chart, 'bars' | 'looks' | 'leftOut'> & Partial<Pick<Chart, 'looks'>>,
): readonly Chart[] {
  if (all.every(({ leads }) => leads === null)) return [];
  const bars = all.slice(0, MOST_BARS);
  return [{ ...rest, looks, bars, leftOut: all.length - bars.length }];
}
