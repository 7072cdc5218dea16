import type { ActionName } from '../../keys/actions.ts';
import type { Scroll, Spot } from '../../screen/pane.ts';
import { isMotion, target } from '../common/motion.ts';
import { keptInView } from '../common/scroll.ts';
import { recordVisit } from '../common/shelves.ts';
import type { Context } from '../context.ts';
import { enterDetail } from '../detail/scroll.ts';
import { NO_MARGIN, selectedNode, topFor } from '../list/select.ts';
import { closeDownTo, closeView, openView, type State } from '../state.ts';
import { type Step, warning, withoutEffects, withWarning } from '../view.ts';
import { chosenColumn, chosenRow, firstColumn, isRecorded, scopeOf, tableOf, visibleEntries } from './part.ts';
import type { MatrixRow, Table } from './select.ts';
import type { MatrixState } from './state.ts';

/** Opens the matrix for the search or the selected branch. If it is open under other views, returns to it. */
export function openMatrix(state: State, _action: ActionName, context: Context): Step {
  if (state.stack.some(({ view }) => view === 'matrix')) {
    return withoutEffects({ ...closeDownTo(state, 'matrix'), stop: null });
  }
  const scope = scopeOf(state, context);
  if (scope === 'pending') return withWarning(state, 'The search is not done yet. Try again in a moment.');
  const { detailTop, stop } = state;
  const before = { detailTop, stop };
  const fresh = { scope, isWhole: false, column: '', order: null, only: [], top: 0, left: 0, before } as const;
  const isBlank = scope !== null && !tableOf(fresh, context).rows.some(({ entry }) => isRecorded(entry));
  const { rows, columns } = tableOf({ ...fresh, isWhole: isBlank }, context);
  if (columns.every(({ isWords }) => isWords)) return withWarning(state, 'No entry here says what it isolates with.');
  if (scope?.ids.length === 0) return withWarning(state, 'The results have no entries.');
  const selected = selectedNode(state, context);
  const own: MatrixState = {
    ...fresh,
    isWhole: isBlank,
    column: columns.find(({ id }) => id === selected?.id)?.id ?? columns[0]?.id ?? '',
  };
  const on = rows.find(({ node }) => node.id === selected?.id) ?? rows[0];
  const opened = place(openView(state, 'matrix', own), own, on, context);
  const text = `In ${scope?.name ?? ''} no mechanism is recorded of anything, so these are all entries.`;
  const told: State = isBlank ? { ...opened, notice: warning(text) } : opened;
  // What the machine offers does not change while the program runs.
  return { state: told, effects: state.offers === null ? [{ type: 'read-machine' }] : [] };
}

export function updateMatrix(state: State, own: MatrixState, action: ActionName, context: Context): Step | undefined {
  const table = tableOf(own, context);
  const at = chosenRow(state, table.rows);
  if (isMotion(action)) {
    const to = target(at, action, visibleEntries(context), table.rows.length - 1);
    return withoutEffects(place(state, own, table.rows[Math.max(0, Math.min(to, table.rows.length - 1))], context));
  }
  switch (action) {
    case 'next-column':
      return withoutEffects(goToColumn(state, own, table, 1, context));
    case 'previous-column':
      return withoutEffects(goToColumn(state, own, table, -1, context));
    case 'sort-by-column':
      return withoutEffects(sort(state, own, context));
    case 'only-with':
      return toggleFilter(state, own, table, at, context);
    case 'all-entries':
      return toggleScope(state, own, table, at, context);
    case 'open':
      return openEntry(state, context);
    case 'back':
      return withoutEffects({ ...closeView(state), ...own.before });
    default:
      return undefined;
  }
}

/** Sorts by the column of the clicked head, or chooses the clicked cell. A click on the chosen cell opens the entry. */
export function clickMatrix(state: State, own: MatrixState, spot: Spot, context: Context, hadKeys: boolean): Step {
  const { columns, rows } = tableOf(own, context);
  if (spot.kind === 'head') {
    const column = columns[spot.index]?.id ?? own.column;
    return withoutEffects(sort(state, { ...own, column, left: spot.left ?? own.left }, context));
  }
  if (spot.kind !== 'row') return withoutEffects(state);
  const column = columns[spot.column ?? -1]?.id ?? own.column;
  const isChosen = hadKeys && spot.row === chosenRow(state, rows) && column === own.column;
  const clicked = { ...own, column, top: spot.top, left: spot.left ?? own.left };
  const placed = place(state, clicked, rows[spot.row], context, NO_MARGIN);
  return isChosen ? openEntry(placed, context) : withoutEffects(placed);
}

/** Scrolls the entries. A chosen row that would be out of sight is replaced by the nearest visible one. */
export function scrollMatrix(state: State, own: MatrixState, to: Scroll, context: Context): State {
  const { rows } = tableOf(own, context);
  return place(state, { ...own, top: to.top }, rows[keptInView(chosenRow(state, rows), to)], context, NO_MARGIN);
}

/** Moves the cursor to a row and scrolls it into view. The detail of another row begins at the top. */
function place(state: State, own: MatrixState, row: MatrixRow | undefined, context: Context, margin?: number): State {
  const { rows } = tableOf(own, context);
  const index = row === undefined ? 0 : Math.max(0, rows.indexOf(row));
  const top = topFor(own.top, index, visibleEntries(context), rows.length, margin);
  const isSame = row?.node.id === selectedNode(state, context)?.id;
  const { detailTop, stop } = isSame ? state : { detailTop: 0, stop: null };
  return { ...openView(closeView(state), 'matrix', { ...own, top }, row?.node.id), detailTop, stop };
}

/** Places the cursor after the rows have changed: on the row that was chosen, or on the one that has taken its place. */
function placeAgain(state: State, own: MatrixState, before: Table, at: number, context: Context): State {
  const { rows } = tableOf(own, context);
  const chosen = before.rows[at];
  const stays = chosen !== undefined && rows.includes(chosen);
  return place(state, own, stays ? chosen : rows[Math.min(at, rows.length - 1)], context);
}

function goToColumn(state: State, own: MatrixState, table: Table, by: 1 | -1, context: Context): State {
  const index = Math.max(0, Math.min(chosenColumn(own, table.columns) + by, table.columns.length - 1));
  const moved = { ...own, column: table.columns[index]?.id ?? '' };
  const chosen = table.rows[chosenRow(state, table.rows)];
  return place(state, { ...moved, left: firstColumn(moved, table, context) }, chosen, context);
}

/** Sorts by the chosen column: first descending, then ascending, then not at all. The cursor moves to the first row. */
function sort(state: State, own: MatrixState, context: Context): State {
  const { column, order } = own;
  const isBy = order?.column === column;
  const next = !isBy
    ? ({ column, first: 'most' } as const)
    : order.first === 'most'
      ? ({ column, first: 'least' } as const)
      : null;
  const sorted: MatrixState = { ...own, order: next };
  return place(state, sorted, tableOf(sorted, context).rows[0], context);
}

function toggleFilter(state: State, own: MatrixState, table: Table, at: number, context: Context): Step {
  const others = own.only.filter((id) => id !== own.column);
  const filtered = { ...own, only: others.length < own.only.length ? others : [...others, own.column] };
  if (tableOf(filtered, context).rows.length > 0)
    return withoutEffects(placeAgain(state, filtered, table, at, context));
  const name = table.columns[chosenColumn(own, table.columns)]?.name ?? '';
  return withWarning(state, `None of these has ${name}.`);
}

/** Switches between the scope and all entries. A filter that would leave no row is removed. */
function toggleScope(state: State, own: MatrixState, table: Table, at: number, context: Context): Step {
  if (own.scope === null) return withWarning(state, 'The matrix covers all entries already.');
  const toggled = { ...own, isWhole: !own.isWhole };
  const isEmpty = tableOf(toggled, context).rows.length === 0;
  return withoutEffects(placeAgain(state, isEmpty ? { ...toggled, only: [] } : toggled, table, at, context));
}

function openEntry(state: State, context: Context): Step {
  const node = selectedNode(state, context);
  return node ? recordVisit(enterDetail(state, node, context), node, []) : withoutEffects(state);
}
