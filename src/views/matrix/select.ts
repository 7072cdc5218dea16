import { recordedMechanisms } from '../../data/isolation.ts';
import { rememberLast } from '../../data/remember.ts';
import type { TreeNode } from '../../data/tree.ts';
import type { Entry } from '../../data/types.ts';
import type { Library } from '../context.ts';
import type { State } from '../state.ts';
import type { Column } from './columns/column.ts';
import { columnsOf } from './columns/columns.ts';
import type { MatrixState, Order, Scope } from './state.ts';

/** A row of the matrix. */
export type MatrixRow = { readonly node: TreeNode; readonly entry: Entry };

/** The matrix as it is shown: its columns, and its rows after filtering and sorting. */
export type Table = {
  readonly columns: readonly Column[];
  readonly rows: readonly MatrixRow[];
  /** The rows before the filter. */
  readonly all: readonly MatrixRow[];
  /** The number of entries that are left out because no mechanism is recorded for them. */
  readonly leftOut: number;
};

/** Returns the matrix for a state of the view. */
export function tableOf(own: MatrixState, { catalog, items }: Pick<Library, 'catalog' | 'items'>): Table {
  const { all, entries, leftOut } = recorded(shownScope(own)?.ids ?? null, items);
  const columns = columnsOf(entries, catalog, items);
  return { columns, all, leftOut, rows: arranged(all, columns, own.only, own.order) };
}

/** Returns the scope that is shown now; `null` for all entries. */
export const shownScope = ({ scope, isWhole }: MatrixState): Scope | null => (isWhole ? null : scope);

/** Returns the entries for which any mechanism is recorded, or all of them if there is none. */
const recorded = rememberLast((ids: readonly string[] | null, items: Library['items']) => {
  const nodes = ids === null ? [...items.values()] : ids.flatMap((id) => items.get(id) ?? []);
  const rows = nodes.flatMap((node): readonly MatrixRow[] =>
    node.subject.kind === 'entry' ? [{ node, entry: node.subject.entry }] : [],
  );
  const known = rows.filter(({ entry }) => isRecorded(entry));
  const all = known.length === 0 ? rows : known;
  return { all, entries: all.map(({ entry }) => entry), leftOut: rows.length - all.length };
});

/** Whether any mechanism is recorded for an entry. */
export const isRecorded = (entry: Entry): boolean => recordedMechanisms(entry).length > 0;

const arranged = rememberLast(
  (all: readonly MatrixRow[], columns: readonly Column[], only: readonly string[], order: Order | null) => {
    const wanted = columns.filter(({ id }) => only.includes(id));
    const rows = all.filter(({ entry }) => wanted.every((column) => column.has(entry)));
    const by = order === null ? undefined : columns.find(({ id }) => id === order.column);
    return by === undefined ? rows : sorted(rows, by, order?.first ?? 'most');
  },
);

/** Sorts rows by a column. Rows without a rank come last in both directions; rows with equal ranks keep the order of the list. */
function sorted(rows: readonly MatrixRow[], { rank }: Column, first: Order['first']): readonly MatrixRow[] {
  const direction = first === 'most' ? 1 : -1;
  const ranked = rows.map((row) => ({ row, place: rank(row.entry) }));
  ranked.sort((a, b) => {
    if (a.place === null || b.place === null) return Number(a.place === null) - Number(b.place === null);
    return (b.place - a.place) * direction;
  });
  return ranked.map(({ row }) => row);
}

/** Returns the index of the chosen row, or 0 if that row is not shown. */
export function chosenRow({ stack }: Pick<State, 'stack'>, rows: readonly MatrixRow[]): number {
  const on = stack.findLast(({ view }) => view === 'matrix')?.on;
  return Math.max(
    0,
    rows.findIndex(({ node }) => node.id === on),
  );
}

/** Returns the index of the chosen column, or 0 if that column is not shown. */
export function chosenColumn({ column }: MatrixState, columns: readonly Column[]): number {
  return Math.max(
    0,
    columns.findIndex(({ id }) => id === column),
  );
}
