import { webAddress } from '../../data/links.ts';
import { findVulnerabilities } from '../../data/vulnerabilities.ts';
import type { ActionName } from '../../keys/actions.ts';
import { findProducts, noteId } from '../../products/part.ts';
import { capFor } from '../../screen/key-caps.ts';
import type { Scroll, Spot } from '../../screen/pane.ts';
import { follow } from '../common/history.ts';
import { isMotion, target } from '../common/motion.ts';
import { keptInView, rowsInView } from '../common/scroll.ts';
import type { Context } from '../context.ts';
import { NO_MARGIN, topFor } from '../list/select.ts';
import { closeDownTo, closeView, openView, type State, withOwn } from '../state.ts';
import { type Step, withoutEffects, withWarning } from '../view.ts';
import { detailLines } from './detail.ts';
import { STACK_DETAIL } from './draw.ts';
import { withVersion } from './keep.ts';
import { openLine } from './line/update.ts';
import { stackMarkdown } from './markdown.ts';
import { placesIn } from './places.ts';
import { chosenIndex, type StackRow, stackReport, stackRows } from './select.ts';
import { NEW_STACK_STATE, type StackState } from './state.ts';

/** Opens the stack, and if it is empty also the line to fill it. If the stack is open under other views, returns to it. */
export function openStack(state: State, _action: ActionName, { catalog }: Context): Step {
  if (state.stack.some(({ view }) => view === 'stack')) return withoutEffects(closeDownTo(state, 'stack'));
  if (findProducts(catalog).isSilent) return withWarning(state, 'This list records no vulnerabilities.');
  const opened = openView(state, 'stack', NEW_STACK_STATE);
  return Object.keys(state.installed).length === 0 ? openLine(opened, '') : withoutEffects(opened);
}

export function updateStack(state: State, own: StackState, action: ActionName, context: Context): Step | undefined {
  const rows = stackRows(stackReport(state, context));
  const at = chosenIndex(own, rows);
  const row = rows[at];
  if (isMotion(action)) {
    const page = placesIn(context)?.list.rows ?? 1;
    return withoutEffects(withOwn(state, choose(own, rows, target(at, action, page, rows.length - 1), context)));
  }
  switch (action) {
    case 'back':
      return withoutEffects(closeView(state));
    case 'add-product':
      return openLine(state, '');
    case 'restore-product':
      return restore(state, own);
    case 'copy-findings':
      return copyFindings(state, context);
    default:
      return row === undefined ? undefined : updateRow(state, own, row, action, context);
  }
}

function updateRow(
  state: State,
  own: StackState,
  row: StackRow,
  action: ActionName,
  context: Context,
): Step | undefined {
  switch (action) {
    case 'scroll-up':
      return withoutEffects(withOwn(state, scroll(own, row, -1, context)));
    case 'scroll-down':
      return withoutEffects(withOwn(state, scroll(own, row, 1, context)));
    case 'open-advisory':
      return openAdvisory(state, row);
    case 'go-to-page':
      return goToPage(state, row, context);
    case 'edit-version':
      return edit(state, row);
    case 'remove-product':
      return remove(state, own, row, context);
    default:
      return undefined;
  }
}

/** Chooses the clicked row. A click on the chosen row does what Enter does. */
export function clickStack(state: State, own: StackState, spot: Spot, context: Context, hadKeys: boolean): Step {
  if (spot.kind !== 'row') return withoutEffects(state);
  const rows = stackRows(stackReport(state, context));
  const isChosen = hadKeys && spot.row === chosenIndex(own, rows);
  const chosen = choose({ ...own, top: spot.top }, rows, spot.row, context, NO_MARGIN);
  const row = rows[spot.row];
  return isChosen && row ? openAdvisory(withOwn(state, chosen), row) : withoutEffects(withOwn(state, chosen));
}

/** Scrolls the detail or the list. A chosen row that would leave the list is replaced by the nearest visible row. */
export function scrollStack(state: State, own: StackState, pane: string, to: Scroll, context: Context): State {
  if (pane === STACK_DETAIL) return withOwn(state, { ...own, detailTop: to.top });
  const rows = stackRows(stackReport(state, context));
  const index = keptInView(chosenIndex(own, rows), to);
  return withOwn(state, choose({ ...own, top: to.top }, rows, index, context, NO_MARGIN));
}

/** Moves the cursor to a row. The detail of another row begins at the top. */
function choose(
  own: StackState,
  rows: readonly StackRow[],
  index: number,
  context: Context,
  margin?: number,
): StackState {
  const at = Math.max(0, Math.min(index, rows.length - 1));
  const cursor = rows[at]?.id ?? '';
  const top = topFor(own.top, at, placesIn(context)?.list.rows ?? 1, rows.length, margin);
  return { ...own, cursor, top, detailTop: cursor === own.cursor ? own.detailTop : 0 };
}

function scroll(own: StackState, row: StackRow, by: 1 | -1, context: Context): StackState {
  const place = placesIn(context)?.detail;
  if (!place) return own;
  const { length } = detailLines(row, place, context);
  const end = Math.max(0, length - rowsInView(length, place.rows));
  return { ...own, cursor: row.id, detailTop: Math.max(0, Math.min(Math.min(own.detailTop, end) + by, end)) };
}

const edit = (state: State, { product }: StackRow): Step =>
  openLine(state, `${product}@${state.installed[product] ?? ''}`);

function openAdvisory(state: State, row: StackRow): Step {
  if (row.kind !== 'finding') return edit(state, row);
  const url = webAddress(row.note.source);
  if (url === null) return withWarning(state, 'This has no address that can be opened.');
  return { state, effects: [{ type: 'open', url: row.note.source }] };
}

function goToPage(state: State, row: StackRow, context: Context): Step {
  if (row.kind === 'not-known') return withWarning(state, `${row.product} has no page here.`);
  if (row.kind !== 'finding') return goTo(state, row.checked.product.id, row.checked.product.name, context);
  const id = noteId(row.note);
  const vulnerability = findVulnerabilities(context.catalog).find(({ ids }) => ids.includes(id));
  return goTo(state, vulnerability?.id ?? null, id, context);
}

function goTo(state: State, id: string | null, name: string, context: Context): Step {
  return id !== null && context.items.has(id)
    ? follow(state, id, context)
    : withWarning(state, `${name} has no page here.`);
}

/** Removes the product of a row, and chooses the row that takes its place. */
function remove(state: State, own: StackState, { product }: StackRow, context: Context): Step {
  const version = state.installed[product] ?? '';
  const { state: left, effects } = withVersion(state, product, null);
  const key = capFor('stack', 'restore-product', context.theme.glyphs);
  const before = stackRows(stackReport(state, context)).findIndex((row) => row.product === product);
  const chosen = choose(own, stackRows(stackReport(left, context)), before, context);
  const notice = { tone: 'good', text: `Removed ${product} ${version}; ${key} brings it back.` } as const;
  return { state: { ...withOwn(left, { ...chosen, removed: { product, version } }), notice }, effects };
}

function restore(state: State, own: StackState): Step {
  if (own.removed === null) return withWarning(state, 'There is nothing to bring back.');
  const { product, version } = own.removed;
  const { state: whole, effects } = withVersion(state, product, version);
  const restored: StackState = { ...own, cursor: product, detailTop: 0, removed: null };
  return { state: withOwn(whole, restored), effects };
}

function copyFindings(state: State, context: Context): Step {
  const report = stackReport(state, context);
  if (stackRows(report).length === 0) return withWarning(state, 'There is nothing to copy: the stack is empty.');
  return { state, effects: [{ type: 'copy', text: stackMarkdown(report), what: 'the stack as Markdown' }] };
}
