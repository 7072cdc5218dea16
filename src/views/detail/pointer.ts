import { isItem } from '../../data/tree.ts';
import type { Spot } from '../../screen/pane.ts';
import type { Context } from '../context.ts';
import { selectedNode } from '../list/select.ts';
import { follow } from '../shared/history.ts';
import { openPage } from '../shared/links.ts';
import { recordVisit } from '../shared/shelves.ts';
import type { State } from '../state.ts';
import { only, type Step } from '../view.ts';
import { documentFor } from './document.ts';
import { enterDetail, settle } from './scroll.ts';

/** Opens a link, goes where a lead goes, and chooses a note, which a second click opens; elsewhere the detail gets the keys. */
export function clickDetail(state: State, spot: Spot, context: Context, hadKeys: boolean): Step {
  const node = selectedNode(state, context);
  if (!node) return only(state);
  const document = documentFor(node, state, context);
  const seen = settle(state, document, context);
  const enters = !hadKeys && isItem(node.subject);
  const entered = enters ? enterDetail(seen, node, context) : seen;
  const line = spot.kind === 'line' ? spot.line : null;
  const index = document.stops.findIndex(({ row, rows }) => line !== null && line >= row && line < row + rows);
  const stop = document.stops[index];
  if (stop === undefined) return enters ? recordVisit(entered, node, []) : only(entered);
  const chosen = { ...entered, stop: index };
  if (stop.kind === 'lead') return follow(chosen, stop.leadsTo, context);
  const isFirst = !hadKeys || state.stop !== index;
  if (stop.kind === 'note' && isFirst) return enters ? recordVisit(chosen, node, []) : only(chosen);
  return stop.link ? openPage(chosen, node, stop.link, context) : follow(chosen, stop.leadsTo, context);
}
