import type { Context } from '../../views/context.ts';
import { type State, type Step, say } from '../state.ts';
import { nameOf } from '../words/items.ts';
import { isNumber, linkMeant, type Refused, rowAt } from './chosen.ts';

/** Requests another list. The user is in it as soon as it has been read. */
export const openList = (state: State, source: string): Step => ({
  state,
  effects: [{ type: 'open-list', source }],
  said: [`Opening the list ${source}`],
});

/** Opens the list that an item leads to, or the list with that number among the lists opened before. */
export function enter(given: string, state: State, context: Context): Step {
  const meant = listMeant(given, state, context);
  return typeof meant === 'string' ? openList(state, meant) : say(state, meant.why);
}

/** Goes back to the list below. The module that keeps the lists reports it if there is none. */
export const leave = (_given: string, state: State): Step => ({ state, effects: [{ type: 'leave-list' }], said: [] });

function listMeant(given: string, state: State, context: Context): string | Refused {
  const target = isNumber(given) ? rowAt(given, state, context) : null;
  if (target !== null && 'list' in target) return target.list;
  const meant = linkMeant(given, state, context);
  if ('why' in meant) return meant;
  const { link, node } = meant;
  const name = node === null ? link.title : nameOf(node);
  return context.listBehind?.(link.url) ?? { why: `${name} leads to no list. Type open to open its page.` };
}
