import { recordVisit } from '../common/shelves.ts';
import type { Context } from '../context.ts';
import { selectedNode } from '../list/select.ts';
import { closeView, isZoomed, openView, type State, topView } from '../state.ts';
import { type Step, withoutEffects } from '../view.ts';
import { documentFor } from './document.ts';
import { chooseStop, clampScroll, enterDetail } from './scroll.ts';
import type { Zoom } from './state.ts';

/** Gives the whole window to the detail, or undoes that. */
export function toggleZoom(state: State, context: Context): Step {
  if (isZoomed(state)) return withoutEffects(zoomOut(state, context));
  const node = selectedNode(state, context);
  if (!node) return withoutEffects(state);
  if (topView(state).view !== 'detail') {
    const opened = openView(state, 'detail', { from: 'elsewhere' } satisfies Zoom);
    return recordVisit(enterDetail(opened, node, context), node, []);
  }
  return withoutEffects(inView(withZoom(state, { from: 'detail' }), context));
}

/** Undoes the zoom. A detail that another view zoomed is closed; a page that a lead opened stays open in the detail's place. */
export function zoomOut(state: State, context: Context): State {
  const { own, on } = topView(state);
  const isBack = on === undefined && (own as Zoom).from === 'elsewhere';
  return isBack ? closeView({ ...state, stop: null }) : inView(withZoom(state, undefined), context);
}

/** Scrolls the chosen stop into view: at another width, it is in another row. */
function inView(state: State, context: Context): State {
  const node = selectedNode(state, context);
  if (!node) return state;
  const settled = clampScroll(state, documentFor(node, state, context), context);
  return state.stop === null ? settled : chooseStop(settled, state.stop, -1, context);
}

function withZoom(state: State, zoom: Zoom | undefined): State {
  const [list, ...others] = state.stack;
  return { ...state, stack: [list, ...others.slice(0, -1), { ...topView(state), own: zoom }] };
}
