import { hostOf } from '../../../data/links.ts';
import { captureYear } from '../../../data/relations.ts';
import { rememberLast } from '../../../data/remember.ts';
import { publicationYear } from '../../../data/tree.ts';
import { type Catalog, type Entry, IMPACTS, type Noted, STATUSES } from '../../../data/types.ts';
import { findVulnerabilities, isGrave, notedIn, type Vulnerability } from '../../../data/vulnerabilities.ts';
import { type Bar, type Chart, chartOf, type Field } from './chart.ts';

/** The largest number of entries in the chart of stars. */
const MOST_STARRED = 10;

const ENTRIES = ['entry', 'entries'] as const;

/** Makes the charts for entries, in the order in which they are shown. Fields that the list does not record have no chart. */
export const chartsOf = rememberLast((entries: readonly Entry[], catalog: Catalog): readonly Chart[] => [
  ...fieldChart(entries, 'status', 'Entries by status', 'status', ({ status }) => status, byStatus),
  ...fieldChart(entries, 'in', 'Entries by category', 'category', categoryIn(entries), byCount),
  ...fieldChart(entries, 'since', 'Entries by first year', 'since', ({ since }) => textOf(since), byLabel),
  ...impactChart(notedWith(entries, catalog)),
  ...yearChart(notedWith(entries, catalog), catalog),
  ...starChart(entries, captureYear(catalog)),
  ...hostChart(entries),
  ...fieldChart(entries, 'kind', 'Entries by kind', 'kind', ({ kind }) => kind, byCount),
]);

/** Returns the items whose notes are counted: the entries, and if these are all entries of the catalog, also the mechanisms. */
const notedWith = (entries: readonly Entry[], catalog: Catalog): readonly Noted[] =>
  entries.length === catalog.entries.length ? notedIn(catalog) : entries;

const textOf = (number: number | null): string | null => (number === null ? null : String(number));

type Order = (a: Bar, b: Bar) => number;

const byCount: Order = (a, b) => b.count - a.count;
const byLabel: Order = (a, b) => Number(a.label) - Number(b.label);
/** The known statuses in their order, followed by unknown ones from a list of the user's own. */
const byStatus: Order = (a, b) => rankOf(a.label) - rankOf(b.label) || byCount(a, b);
const STATUS_WORDS: readonly string[] = STATUSES;
const rankOf = (status: string) => (STATUS_WORDS.includes(status) ? STATUS_WORDS.indexOf(status) : STATUSES.length);

/** Counts the entries for each value of a field. The bar of the entries without a value comes last. */
function fieldChart(
  entries: readonly Entry[],
  field: Field,
  title: string,
  labels: string,
  valueIn: (entry: Entry) => string | null,
  order: Order,
): readonly Chart[] {
  const counts = new Map<string, number>();
  let unrecorded = 0;
  for (const entry of entries) {
    const value = valueIn(entry);
    if (value === null || value === '') unrecorded++;
    else counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const bars = [...counts].map(([value, count]) => barOf(field, value, count)).sort(order);
  const rest: readonly Bar[] = unrecorded === 0 ? [] : [{ ...barOf(field, 'not recorded', unrecorded), ...UNRECORDED }];
  return chartOf([...bars, ...rest], { id: field, title, labels, unit: ENTRIES, of: entries.length });
}

/** The id cannot equal a value, because no value in a list contains a control character. */
const UNRECORDED = { id: '\0', leads: null } as const;

const barOf = (field: Field, value: string, count: number): Bar => ({
  id: value,
  label: value,
  count,
  grave: 0,
  leads: { to: 'query', field, value },
});

/** Returns the category of an entry at the outermost level at which the entries differ: within a branch, its subcategory. */
function categoryIn(entries: readonly Entry[]): (entry: Entry) => string | null {
  const [first, ...others] = entries.map(({ category }) => category);
  let depth = 0;
  while (first?.[depth] !== undefined && others.every((category) => category[depth] === first[depth])) depth++;
  return ({ category }) => category[depth] ?? category.at(-1) ?? null;
}

/** Counts the notes for each impact of vulnerabilities, the gravest first. */
function impactChart(items: readonly Noted[]): readonly Chart[] {
  const notes = items.flatMap((item) => item.notes.filter(({ impact }) => impact !== null));
  const bars = IMPACTS.flatMap((impact): readonly Bar[] => {
    const count = notes.filter((note) => note.impact === impact).length;
    if (count === 0) return [];
    return [{ ...barOf('impact', impact, count), grave: isGrave(impact) ? count : 0 }];
  });
  const title = 'Notes by impact';
  return chartOf(bars, { id: 'impact', title, labels: 'impact', unit: ['note', 'notes'], of: notes.length });
}

/** Counts the vulnerabilities of items for each year in which they became known, the latest first. */
function yearChart(items: readonly Noted[], catalog: Catalog): readonly Chart[] {
  const counted = new Set(items);
  const all = findVulnerabilities(catalog).filter(({ notes }) => notes.some(({ item }) => counted.has(item)));
  const years = new Map<string, Vulnerability[]>();
  for (const vulnerability of all) {
    const year = publicationYear(vulnerability);
    const known = years.get(year);
    if (known === undefined) years.set(year, [vulnerability]);
    else known.push(vulnerability);
  }
  const bars = [...years].map(([year, these]): Bar => {
    const grave = these.filter(({ impact }) => isGrave(impact)).length;
    const vulnerability = these[0]?.id ?? '';
    return { id: year, label: year, count: these.length, grave, leads: { to: 'year', vulnerability } };
  });
  const unit = ['vulnerability', 'vulnerabilities'] as const;
  const title = 'Vulnerabilities by year';
  return chartOf(bars, { id: 'year', title, labels: 'year', unit, of: all.length, looks: 'signs' });
}

/** Counts the entries for each host of their addresses, if the list does not record the kinds of its entries. */
const hostChart = (entries: readonly Entry[]): readonly Chart[] =>
  entries.some(({ kind }) => kind !== null)
    ? []
    : fieldChart(entries, 'host', 'Entries by host', 'host', ({ url }) => hostOf(url), byCount);

/** Makes the chart of the entries with the most stars when the list was captured. The year of that may be unknown. */
function starChart(entries: readonly Entry[], year: string): readonly Chart[] {
  const bars = entries.flatMap(({ id, name, snapshot }): readonly Bar[] => {
    const stars = snapshot?.stars ?? 0;
    return stars === 0 ? [] : [{ id, label: name, count: stars, grave: 0, leads: { to: 'item', id } }];
  });
  const most = bars.sort(byCount).slice(0, MOST_STARRED);
  return chartOf(most, {
    id: 'stars',
    title: year === '' ? 'Most stars' : `Most stars in ${year}`,
    labels: 'entry',
    unit: ['star', 'stars'],
    of: null,
  });
}
