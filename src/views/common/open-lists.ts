import { sourceOfRow } from '../../data/start.ts';
import type { TreeNode } from '../../data/tree.ts';
import { capFor } from '../../screen/key-caps.ts';
import type { Context } from '../context.ts';
import { chosenStop } from '../detail/scroll.ts';
import { selectedNode } from '../list/select.ts';
import { type Notice, type State, topView } from '../state.ts';
import { type Step, withoutEffects, withWarning } from '../view.ts';
import { isForgettable, listOfStop, openList } from './lists.ts';

/** Opens the list that the chosen link leads to, or else that of the main link. On the start page, opens the chosen list. */
export function openListBehind(state: State, context: Context): Step {
  const node = selectedNode(state, context);
  const source = node && listOf(node, state, context);
  return source == null
    ? withWarning(
        state,
        `This leads to no list; ${capFor('list', 'open-link', context.theme.glyphs)} opens the browser.`,
      )
    : openList(state, source, node);
}

function listOf(node: TreeNode, state: State, context: Context): string | null {
  const stop = topView(state).view === 'detail' ? chosenStop(state, node, context) : null;
  const { subject } = node;
  const main = subject.kind === 'entry' ? context.listBehind?.(subject.entry.url) : null;
  return (stop && listOfStop(stop, context)) ?? main ?? null;
}

/**
 * Forgets the list that is chosen on the start page, with its bookmarks. The first key press only asks; the list is forgotten
 * if `said`, the notice before this key press, is that question.
 */
export function forgetList(state: State, said: Notice | null, context: Context): Step {
  const node = selectedNode(state, context);
  const stop = node ? chosenStop(state, node, context) : null;
  const source = stop !== null && isForgettable(stop) ? sourceOfRow(stop.leadsTo ?? '') : null;
  if (source === null) {
    return withWarning(
      state,
      `Only lists can be forgotten: choose one on the start page (${capFor('list', 'show-start', context.theme.glyphs)}).`,
    );
  }
  const { title = source } = state.lists.find((one) => one.source === source) ?? {};
  const key = capFor('detail', 'forget-list', context.theme.glyphs);
  const question = `${key} again forgets ${title} and its bookmarks.`;
  if (said?.text !== question) return withoutEffects({ ...state, notice: { tone: 'good', text: question } });
  const notice = { tone: 'good', text: `Forgot ${title} and its bookmarks.` } as const;
  return { state: { ...state, notice }, effects: [{ type: 'forget-list', source }] };
}

/** Stops opening a list. The user stays where they are. */
export const stopOpening = (state: State): Step => ({
  state: { ...state, opening: null, notice: { tone: 'good', text: 'Stopped: the list is not opened.' } },
  effects: [{ type: 'stop-opening' }],
});
