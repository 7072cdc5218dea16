import { rememberLast } from './remember.ts';
import { stateOf } from './revisions.ts';
import { type Catalog, IMPACTS, type Impact } from './types.ts';
import { findVulnerabilities, touchedNames, type Vulnerability } from './vulnerabilities.ts';

/** The few facts about a catalog that the start page shows. Plain data, because the build writes it into the outline. */
export type Overview = {
  readonly title: string;
  /** The day of the newest revision. */
  readonly asOf: string | null;
  /** The number of items of each type. */
  readonly counts: {
    readonly entries: number;
    readonly measures: number;
    readonly mechanisms: number;
    readonly vulnerabilities: number;
  };
  /** The outermost categories in the order of the list, each with the number of entries in it. */
  readonly categories: readonly Count[];
  /** The number of entries with each status, the largest first. */
  readonly statuses: readonly Count[];
  /** The number of vulnerabilities that became known in each year, the latest year first. */
  readonly years: readonly Count[];
  /** The number of vulnerabilities with each impact, the gravest first. */
  readonly impacts: readonly Count[];
  /** At most `MOST_NEWEST`, the newest first. */
  readonly newest: readonly NewVulnerability[];
};

export type Count = { readonly label: string; readonly count: number };

/** A vulnerability in a row: its id, its impact, what it affects, and the releases that fix it. */
export type NewVulnerability = {
  readonly id: string;
  readonly impact: Impact | null;
  readonly touches: string;
  /** The first fixed release of each release line of the first entry that has one. */
  readonly fixed: readonly string[];
};

export const MOST_NEWEST = 8;

/**
 * Returns the overview of a catalog, which is counted once, in one pass over the entries. Marked as pure, so that the start,
 * which reads the overview from the outline, is bundled without this function.
 */
export const overviewOf = /* @__PURE__ */ rememberLast((catalog: Catalog): Overview => {
  const { title, entries, measures, mechanisms, known } = catalog;
  if (known !== undefined) return known.overview;
  const vulnerabilities = findVulnerabilities(catalog);
  const byCategory = new Map<string, number>();
  const byStatus = new Map<string, number>();
  for (const { category, status } of entries) {
    addTo(byCategory, category[0] ?? '');
    if (status !== null) addTo(byStatus, status);
  }
  const byYear = new Map<string, number>();
  for (const { published } of vulnerabilities) addTo(byYear, published.slice(0, 4) || 'unknown');
  return {
    title,
    asOf: stateOf(catalog).asOf,
    counts: {
      entries: entries.length,
      measures: measures.length,
      mechanisms: mechanisms.length,
      vulnerabilities: vulnerabilities.length,
    },
    categories: countsIn(byCategory),
    statuses: countsIn(byStatus).toSorted((a, b) => b.count - a.count),
    years: countsIn(byYear),
    impacts: IMPACTS.flatMap((label) => {
      const count = vulnerabilities.filter(({ impact }) => impact === label).length;
      return count === 0 ? [] : [{ label, count }];
    }),
    newest: vulnerabilities.slice(0, MOST_NEWEST).map(inShort),
  };
});

const addTo = (counts: Map<string, number>, label: string) => counts.set(label, (counts.get(label) ?? 0) + 1);

const countsIn = (counts: ReadonlyMap<string, number>): readonly Count[] =>
  [...counts].map(([label, count]) => ({ label, count }));

function inShort(vulnerability: Vulnerability): NewVulnerability {
  const { id, impact, notes } = vulnerability;
  const fixed = notes.map(({ note }) => note.fixed).find(({ length }) => length > 0) ?? [];
  return { id, impact, touches: touchedNames(vulnerability), fixed };
}
