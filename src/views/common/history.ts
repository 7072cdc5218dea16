import { START, sourceOfRow } from '../../data/start.ts';
import type { TreeNode } from '../../data/tree.ts';
import { capFor } from '../../screen/key-caps.ts';
import type { Context } from '../context.ts';
import { documentFor } from '../detail/document.ts';
import { chooseStop, chosenStop, clampScroll, enterDetail } from '../detail/scroll.ts';
import { hasEndedEntry, successorsOf } from '../list/forward.ts';
import { selectedNode, startNode } from '../list/select.ts';
import { closeView, openView, type State, topView } from '../state.ts';
import { type Step, withoutEffects, withWarning } from '../view.ts';
import { openList } from './lists.ts';
import { recordVisit } from './shelves.ts';

const LONGEST_HISTORY = 50;

/** Follows a lead of a detail to an item or to another list. The view of the list stays as it is, with its search. */
export function follow(state: State, id: string | null, context: Context): Step {
  const list = id === null ? null : sourceOfRow(id);
  if (list !== null) return openList(state, list);
  const item = id === null ? undefined : context.items.get(id);
  return item
    ? recordVisit(showItem(state, item, context), item, [])
    : withWarning(state, 'This leads to nothing here.');
}

function showItem(state: State, item: TreeNode, context: Context): State {
  const history = [...state.history, { ...state, history: [] }].slice(-LONGEST_HISTORY);
  const { view, own } = topView(state);
  const below = view === 'detail' ? closeView(state) : state;
  const opened = openView({ ...below, detailTop: 0, stop: null, history }, 'detail', zoomOf(view, own), item.id);
  return enterDetail(opened, item, context);
}

/** Goes to the start page. If it is shown already, it gets the focus; if it has the focus, goes back. */
export function showStart(state: State, context: Context): Step {
  if (selectedNode(state, context)?.id !== START)
    return withoutEffects(showItem(state, startNode(state, context), context));
  const { view, on } = topView(state);
  if (view !== 'detail') return withoutEffects(enterDetail(state, startNode(state, context), context));
  return on === undefined ? withoutEffects(closeView({ ...state, stop: null })) : goBack(state);
}

/** Returns the zoom of a detail, so that the next page is zoomed as well. */
const zoomOf = (view: string, own: unknown): unknown => (view === 'detail' ? own : undefined);

/**
 * Goes to the entry that replaced an entry or is an alternative to it, never to one that it replaced. If there are several, the
 * user chooses one.
 */
export function goForward(state: State, context: Context): Step {
  const node = selectedNode(state, context);
  const [first, ...others] = node ? successorsOf(node, context) : [];
  if (!node || first === undefined) return withWarning(state, 'No successor and no alternative is recorded.');
  const chosen = topView(state).view === 'detail' ? chosenStop(state, node, context) : null;
  if (chosen?.kind === 'lead' && [first, ...others].some((id) => id === chosen.leadsTo)) {
    return follow(state, chosen.leadsTo, context);
  }
  return others.length === 0 ? follow(state, first, context) : offerChoice(state, node, others.length + 1, context);
}

/** Chooses the first of several successors among the leads of the detail, where all of them are listed. */
function offerChoice(state: State, node: TreeNode, count: number, context: Context): Step {
  const entered = enterDetail(state, node, context);
  const document = documentFor(node, entered, context);
  const successors = successorsOf(node, context);
  const leadTo = (id: string | undefined) =>
    document.stops.findIndex(({ kind, leadsTo }) => kind === 'lead' && leadsTo === id);
  const all = chooseStop(clampScroll(entered, document, context), leadTo(successors.at(-1)), 1, context);
  const chosen = chooseStop(all, leadTo(successors[0]), -1, context);
  const key = capFor('detail', 'open-chosen', context.theme.glyphs);
  const text = `${count} ${hasEndedEntry(node) ? 'have taken its place' : 'alternatives'}: ${key} goes to the chosen one.`;
  return recordVisit({ ...chosen, notice: { tone: 'good', text } }, node, []);
}

/**
 * Goes back to where the last lead was followed. Bookmarks, marks, the stack, ticks, the mouse and other things that have
 * changed since stay as they are now.
 */
export function goBack(state: State): Step {
  const before = state.history.at(-1);
  if (before === undefined && state.isAbove) return { state, effects: [{ type: 'leave-list' }] };
  if (before === undefined) return withWarning(state, 'There is nothing to go back to.');
  const { shelves, marks, offers, installed, ticks, mouse, lists, opening, isAbove } = state;
  const kept = { shelves, marks, offers, installed, ticks, mouse, lists, opening, isAbove };
  return withoutEffects({ ...before, ...kept, notice: null, history: state.history.slice(0, -1) });
}
