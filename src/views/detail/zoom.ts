import type { Context } from '../context.ts';
import { selectedNode } from '../list/select.ts';
import { closeView, isZoomed, type State, topView } from '../state.ts';
import { only, type Step } from '../view.ts';
import { documentFor } from './document.ts';
import { enterDetail, settle } from './scroll.ts';
import type { Zoom } from './state.ts';

/** Gives the whole window to the detail, or takes it back. */
export function toggleZoom(state: State, context: Context): Step {
  if (isZoomed(state)) return only(zoomOut(state));
  const node = selectedNode(state, context);
  if (!node) return only(state);
  const from = topView(state).view === 'detail' ? 'detail' : 'elsewhere';
  const zoomed = withZoom(from === 'detail' ? state : enterDetail(state, node, context), { from });
  // With other lines, what is chosen stands in another row.
  return only(settle(zoomed, documentFor(node, zoomed, context), context));
}

/** Takes the whole window back; a page that a lead opened stays in the detail's place. */
export function zoomOut(state: State): State {
  const { own, on } = topView(state);
  const isBack = on === undefined && (own as Zoom).from === 'elsewhere';
  return isBack ? closeView({ ...state, stop: null }) : withZoom(state, undefined);
}

function withZoom(state: State, zoom: Zoom | undefined): State {
  const [list, ...others] = state.stack;
  return { ...state, stack: [list, ...others.slice(0, -1), { ...topView(state), own: zoom }] };
}
