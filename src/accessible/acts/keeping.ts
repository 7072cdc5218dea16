import { idOfItem } from '../../data/ids.ts';
import type { Context } from '../../views/context.ts';
import { markdownOf } from '../places/markdown.ts';
import { here, type State, type Step, say } from '../state.ts';
import { nameOf } from '../words/items.ts';
import { itemMeant, linkMeant } from './chosen.ts';
import { goTo } from './go-to.ts';
import type { Act } from './moves.ts';

/** Opens a page in the browser. This adds its item to the recent items. */
export const open: Act = (given, state, context) => {
  const meant = linkMeant(given, state, context);
  if ('why' in meant) return say(state, meant.why);
  const { link, node } = meant;
  const visited = node === null ? say(state) : visitedStep(state, node.id, context);
  return {
    state: visited.state,
    effects: [...visited.effects, { type: 'open', url: link.url }],
    said: [`Opening ${link.url}`],
  };
};

/** Adds an item to the recent items, without going to it. */
function visitedStep(state: State, id: string, context: Context): Step {
  const { state: there, effects } = goTo(state, { kind: 'item', id }, context);
  return { state: { ...state, shelves: there.shelves }, effects, said: null };
}

/** Copies the address that `open` would open. A comparison, the guide, a judgement or the stack is copied as Markdown. */
export const copy: Act = (given, state, context) => {
  const markdown = given === '' ? markdownOf(here(state).place, state, context) : null;
  if (markdown !== null) {
    return { state, effects: [{ type: 'copy', text: markdown, what: 'as Markdown' }], said: [] };
  }
  const meant = linkMeant(given, state, context);
  if ('why' in meant) return say(state, meant.why);
  const { url } = meant.link;
  return { state, effects: [{ type: 'copy', text: url, what: url }], said: [] };
};

/** Bookmarks an item, or removes its bookmark. */
export const bookmark: Act = (given, state, context) => {
  const node = itemMeant(given, state, context);
  if ('why' in node) return say(state, node.why);
  const id = idOfItem(node.subject);
  if (id === null) return say(state, 'A branch cannot be bookmarked; what is in it can be.');
  const on = !state.shelves.bookmarks.includes(id);
  const others = state.shelves.bookmarks.filter((other) => other !== id);
  const shelves = { ...state.shelves, bookmarks: on ? [...others, id] : others };
  const text = on ? `Bookmarked ${nameOf(node)}.` : `${nameOf(node)} is no longer bookmarked.`;
  return { state: { ...state, shelves }, effects: [{ type: 'bookmark', id, on }], said: [text] };
};

export const done: Act = (given, state, context) => tick(given, true, state, context);
export const undone: Act = (given, state, context) => tick(given, false, state, context);

function tick(given: string, on: boolean, state: State, context: Context): Step {
  const node = itemMeant(given, state, context);
  if ('why' in node) return say(state, node.why);
  if (node.subject.kind !== 'measure') {
    return say(state, `${nameOf(node)} is no measure of the hardening guide. Type guide for its levels.`);
  }
  const { id, subject } = node.subject.measure;
  const others = state.ticks.filter((other) => other !== id);
  const said = on ? `Done: ${subject}.` : `To do again: ${subject}.`;
  return {
    state: { ...state, ticks: on ? [...others, id] : others },
    effects: [{ type: 'tick', measure: id, on }],
    said: [said],
  };
}
