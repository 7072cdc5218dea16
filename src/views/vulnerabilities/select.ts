import { rememberLast } from '../../data/remember.ts';
import { publicationYear, type TreeNode } from '../../data/tree.ts';
import { isGrave, type Vulnerability } from '../../data/vulnerabilities.ts';
import type { Rectangle } from '../../screen/layout.ts';
import type { Library } from '../context.ts';
import type { State } from '../state.ts';
import type { VulnerabilitiesState } from './state.ts';

/** A row of the list. */
export type VulnerabilityRow = { readonly node: TreeNode; readonly vulnerability: Vulnerability };

/** A year, the number of vulnerabilities published in it, and how many are grave: an escape, or a privilege not granted. */
export type Year = {
  readonly year: string;
  /** The index of its first row. */
  readonly first: number;
  readonly count: number;
  readonly grave: number;
};

/** Returns all vulnerabilities, the newest first. */
export const allRows = rememberLast((items: Library['items']): readonly VulnerabilityRow[] =>
  [...items.values()].flatMap((node) =>
    node.subject.kind === 'vulnerability' ? [{ node, vulnerability: node.subject.vulnerability }] : [],
  ),
);

/** Returns the rows that the view lists. */
export function listedRows(
  { listed }: Pick<VulnerabilitiesState, 'listed'>,
  { items }: Pick<Library, 'items'>,
): readonly VulnerabilityRow[] {
  return listed === null ? allRows(items) : rowsWith(listed, items);
}

const rowsWith = rememberLast((ids: ReadonlySet<string>, items: Library['items']) =>
  allRows(items).filter(({ node }) => ids.has(node.id)),
);

/** Returns the years of rows, the latest first. */
export const yearsOf = rememberLast((rows: readonly VulnerabilityRow[]): readonly Year[] => {
  const years = new Map<string, Year>();
  for (const [index, { vulnerability }] of rows.entries()) {
    const year = publicationYear(vulnerability);
    const { first, count, grave } = years.get(year) ?? { first: index, count: 0, grave: 0 };
    years.set(year, { year, first, count: count + 1, grave: grave + (isGrave(vulnerability.impact) ? 1 : 0) });
  }
  return [...years.values()];
});

/** Returns the index of the year of a row. */
export const yearAt = (years: readonly Year[], row: number): number => years.findLastIndex(({ first }) => first <= row);

/** Returns the index of the chosen row. */
export function chosenRow({ stack }: Pick<State, 'stack'>, rows: readonly VulnerabilityRow[]): number {
  const on = stack.findLast(({ view }) => view === 'vulnerabilities')?.on;
  return Math.max(
    0,
    rows.findIndex(({ node }) => node.id === on),
  );
}

/** In a place with fewer rows, the years take a smaller share, which leaves enough rows for the list. */
const SMALL = 16;

/**
 * Divides the rows of a place between the years and, below a rule, the list. If a long message leaves too few rows, the years and
 * the rule are dropped, so that the chosen row stays visible.
 */
export function rowsOfParts({ rows }: Pick<Rectangle, 'rows'>, years: number): { years: number; list: number } {
  const most = rows < SMALL ? Math.floor(rows / 3) : Math.floor(rows * 0.55);
  const shown = Math.max(1, Math.min(years, most));
  if (rows < shown + 2) return { years: 0, list: rows };
  return { years: shown, list: rows - shown - 1 };
}
