import type { TreeNode } from '../../data/tree.ts';
import { selectedNode } from '../list/select.ts';
import { target } from '../motion.ts';
import type { DetailShape, Motion, State, World } from '../state.ts';

/** Which link a command means: one by its number, the main one, or the one that is chosen in the detail. */
export type WhichLink = number | 'main' | 'chosen';

/** Rows of the detail that can be seen; one is given to the sign that says there is more. */
export function rowsInView(shape: { readonly rows: number }, detailRows: number): number {
  return shape.rows > detailRows ? detailRows - 1 : detailRows;
}

/** Goes into the detail, onto the first link in view. */
export function detailEntered(state: State, node: TreeNode, world: World): State {
  const link = linkInView(world.detailOf(node, state), 0, state.detailTop, world.detailRows, 1);
  return { ...state, mode: 'detail', link };
}

/** Up and down choose the links in view and scroll where there is none; longer motions scroll. */
export function detailMoved(before: State, by: Motion, world: World): State {
  const node = selectedNode(before, world);
  if (!node) return before;
  const shape = world.detailOf(node, before);
  const state = settled(before, shape, world);
  if (by === 'up' || by === 'down') return stepped(state, by === 'down' ? 1 : -1, shape, world);
  const top = target(state.detailTop, by, rowsInView(shape, world.detailRows), shape.rows);
  const scrolled = scrolledTo(state, top, shape, world);
  const link = by === 'first' || by.endsWith('up') ? 0 : shape.chosenRows.length - 1;
  const step = link === 0 ? 1 : -1;
  return { ...scrolled, link: linkInView(shape, link, scrolled.detailTop, world.detailRows, step) };
}

/** Scrolls the detail by a line without leaving the list. */
export function detailScrolled(state: State, by: 1 | -1, world: World): State {
  const node = selectedNode(state, world);
  if (!node) return state;
  const shape = world.detailOf(node, state);
  return scrolledTo(state, settled(state, shape, world).detailTop + by, shape, world);
}

/** Whether the chosen link can be seen: scrolling, or another size of the window, may have taken it out of sight. */
export function seesChosenLink(state: State, node: TreeNode, world: World): boolean {
  const shape = world.detailOf(node, state);
  const { link, detailTop } = settled(state, shape, world);
  return link !== null && isInView(shape, link, detailTop, world.detailRows);
}

/** Brings the next link into view and chooses it, where none was in view to choose; the last one from below it. */
export function linkSought(before: State, node: TreeNode, world: World): State {
  const shape = world.detailOf(node, before);
  const state = settled(before, shape, world);
  const below = shape.chosenRows.findIndex((row) => row >= state.detailTop);
  const link = below === -1 ? shape.chosenRows.length - 1 : below;
  const row = shape.chosenRows[link];
  return row === undefined ? state : { ...scrolledTo(state, row - 1, shape, world), link };
}

/** Goes to the next or previous link wherever it stands, and brings it into view. */
export function linkStepped(before: State, by: 1 | -1, world: World): State {
  const node = selectedNode(before, world);
  if (!node) return before;
  if (before.link === null) return linkSought(before, node, world);
  const shape = world.detailOf(node, before);
  const state = settled(before, shape, world);
  const link = Math.max(0, Math.min(before.link + by, shape.chosenRows.length - 1));
  const shown = isInView(shape, link, state.detailTop, world.detailRows);
  return { ...(shown ? state : scrolledTo(state, (shape.chosenRows[link] ?? 0) - 1, shape, world)), link };
}

function stepped(state: State, step: 1 | -1, shape: DetailShape, world: World): State {
  const from = state.link === null ? (step === 1 ? 0 : shape.chosenRows.length - 1) : state.link + step;
  const link = linkInView(shape, from, state.detailTop, world.detailRows, step);
  if (link !== null) return { ...state, link };
  const scrolled = scrolledTo(state, state.detailTop + step, shape, world);
  const chosen = linkInView(shape, from, scrolled.detailTop, world.detailRows, step);
  if (chosen !== null) return { ...scrolled, link: chosen };
  const stays = state.link !== null && isInView(shape, state.link, scrolled.detailTop, world.detailRows);
  return { ...scrolled, link: stays ? state.link : null };
}

function linkInView(shape: DetailShape, from: number, top: number, detailRows: number, step: 1 | -1): number | null {
  for (let link = from; link >= 0 && link < shape.chosenRows.length; link += step) {
    if (isInView(shape, link, top, detailRows)) return link;
  }
  return null;
}

function isInView(shape: DetailShape, link: number, top: number, detailRows: number): boolean {
  const row = shape.chosenRows[link] ?? -1;
  return row >= top && row < top + rowsInView(shape, detailRows);
}

/** In a window that has grown, the detail is shown from higher up than it was scrolled to. */
const settled = (state: State, shape: DetailShape, world: World): State =>
  scrolledTo(state, state.detailTop, shape, world);

function scrolledTo(state: State, top: number, shape: DetailShape, world: World): State {
  const end = Math.max(0, shape.rows - rowsInView(shape, world.detailRows));
  return { ...state, detailTop: Math.max(0, Math.min(top, end)) };
}
