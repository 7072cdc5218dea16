import { hostOf } from '../../../data/links.ts';
import { captureYear } from '../../../data/relations.ts';
import { rememberLast } from '../../../data/remember.ts';
import { publicationYear } from '../../../data/tree.ts';
import { type Catalog, type Entry, IMPACTS, type Noted, STATUSES } from '../../../data/types.ts';
import { findVulnerabilities, isGrave, notedIn, type Vulnerability } from '../../../data/vulnerabilities.ts';
import { type Bar, type Chart, chartOf, type Field } from './chart.ts';

/** How many entries the chart of stars names. */
const MOST_STARRED = 10;

const ENTRIES = ['entry', 'entries'] as const;

/** The charts of some entries, in the order in which they are read. What a list does not record has no chart. */
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

/** What has the notes that are counted: the entries, and where those are all that there are, the mechanisms as well. */
const notedWith = (entries: readonly Entry[], catalog: Catalog): readonly Noted[] =>
  entries.length === catalog.entries.length ? notedIn(catalog) : entries;

const textOf = (number: number | null): string | null => (number === null ? null : String(number));

type Order = (a: Bar, b: Bar) => number;

const byCount: Order = (a, b) => b.count - a.count;
const byLabel: Order = (a, b) => Number(a.label) - Number(b.label);
/** The words that we know in their order, and those of a reader's own list behind them. */
const byStatus: Order = (a, b) => rankOf(a.label) - rankOf(b.label) || byCount(a, b);
const STATUS_WORDS: readonly string[] = STATUSES;
const rankOf = (status: string) => (STATUS_WORDS.includes(status) ? STATUS_WORDS.indexOf(status) : STATUSES.length);

/** How many entries have which value of a field; those that have none stand last. */
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

/** No value of a list has a control character, so that none has the same id. */
const UNRECORDED = { id: '\0', leads: null } as const;

const barOf = (field: Field, value: string, count: number): Bar => ({
  id: value,
  label: value,
  count,
  grave: 0,
  leads: { to: 'query', field, value },
});

/** The outermost category in which entries differ: of a branch, what is in it. */
function categoryIn(entries: readonly Entry[]): (entry: Entry) => string | null {
  const [first, ...others] = entries.map(({ category }) => category);
  let depth = 0;
  while (first?.[depth] !== undefined && others.every((category) => category[depth] === first[depth])) depth++;
  return ({ category }) => category[depth] ?? category.at(-1) ?? null;
}

/** How many notes tell of what a vulnerability lets happen, the gravest first. */
function impactChart(items: readonly Noted[]): readonly Chart[] {
  const notes = items.flatMap((item) => item.notes.filter(({ impact }) => impact !== null));
  const bars = IMPACTS.flatMap((impact): readonly Bar[] => {
    const count = notes.filter((note) => note.impact === impact).length;
    if (count === 0) return [];
    return [{ ...barOf('impact', impact, count), grave: isGrave(impact) ? count : 0 }];
  });
  const title = 'Notes by what they let happen';
  return chartOf(bars, { id: 'impact', title, labels: 'impact', unit: ['note', 'notes'], of: notes.length });
}

/** How many vulnerabilities of some items became known in which year, the latest first. */
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

/** Where the entries are, for a list that says nothing of what they are. */
const hostChart = (entries: readonly Entry[]): readonly Chart[] =>
  entries.some(({ kind }) => kind !== null)
    ? []
    : fieldChart(entries, 'host', 'Entries by host', 'host', ({ url }) => hostOf(url), byCount);

/** The entries that had the most stars when the list was captured, which may be any time. */
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
