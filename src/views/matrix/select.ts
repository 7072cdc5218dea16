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

/** The matrix as it is shown: its columns, and its rows after filter and order. */
export type Table = {
  readonly columns: readonly Column[];
  readonly rows: readonly MatrixRow[];
  /** The rows before the filter. */
  readonly all: readonly MatrixRow[];
  /** How many entries are left out because no mechanism is recorded of them. */
  readonly leftOut: number;
};

/** The matrix in a state of the view. */
export function tableOf(own: MatrixState, { catalog, items }: Pick<Library, 'catalog' | 'items'>): Table {
  const { all, entries, leftOut } = recorded(shownScope(own)?.ids ?? null, items);
  const columns = columnsOf(entries, catalog, items);
  return { columns, all, leftOut, rows: arranged(all, columns, own.only, own.order) };
}

/** The entries that are shown; `null` for all. */
export const shownScope = ({ scope, isWhole }: MatrixState): Scope | null => (isWhole ? null : scope);

/** The entries that something is recorded of, unless that is none of them: then all. */
const recorded = rememberLast((ids: readonly string[] | null, items: Library['items']) => {
  const nodes = ids === null ? [...items.values()] : ids.flatMap((id) => items.get(id) ?? []);
  const rows = nodes.flatMap((node): readonly MatrixRow[] =>
    node.subject.kind === 'entry' ? [{ node, entry: node.subject.entry }] : [],
  );
  const known = rows.filter(({ entry }) => isRecorded(entry));
  const all = known.length === 0 ? rows : known;
  return { all, entries: all.map(({ entry }) => entry), leftOut: rows.length - all.length };
});

/** Whether anything is recorded of an entry and any mechanism. */
export const isRecorded = (entry: Entry): boolean => recordedMechanisms(entry).length > 0;

const arranged = rememberLast(
  (all: readonly MatrixRow[], columns: readonly Column[], only: readonly string[], order: Order | null) => {
    const wanted = columns.filter(({ id }) => only.includes(id));
    const rows = all.filter(({ entry }) => wanted.every((column) => column.has(entry)));
    const by = order === null ? undefined : columns.find(({ id }) => id === order.column);
    return by === undefined ? rows : sorted(rows, by, order?.first ?? 'most');
  },
);

/** What nothing is recorded of comes last in both directions; what is equal stays in the order of the list. */
function sorted(rows: readonly MatrixRow[], { rank }: Column, first: Order['first']): readonly MatrixRow[] {
  const direction = first === 'most' ? 1 : -1;
  const ranked = rows.map((row) => ({ row, place: rank(row.entry) }));
  ranked.sort((a, b) => {
    if (a.place === null || b.place === null) return Number(a.place === null) - Number(b.place === null);
    return (b.place - a.place) * direction;
  });
  return ranked.map(({ row }) => row);
}

/** Index of the row that the view stands on; the first where that is gone. */
export function chosenRow({ stack }: Pick<State, 'stack'>, rows: readonly MatrixRow[]): number {
  const on = stack.findLast(({ view }) => view === 'matrix')?.on;
  return Math.max(
    0,
    rows.findIndex(({ node }) => node.id === on),
  );
}

/** Index of the chosen column; the first where that is gone. */
export function chosenColumn({ column }: MatrixState, columns: readonly Column[]): number {
  return Math.max(
    0,
    columns.findIndex(({ id }) => id === column),
  );
}
