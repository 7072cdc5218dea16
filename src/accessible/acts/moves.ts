import type { Context } from '../../views/context.ts';
import { rangeText } from '../answer.ts';
import { describe } from '../describe.ts';
import { above, pathOf, placeOf } from '../places/path.ts';
import { type Effect, here, type State, type Step, say } from '../state.ts';
import { capital, sentence } from '../words/join.ts';
import { isNumber, itemCalled, itemMeant, openItem, rowAt } from './chosen.ts';
import { goTo, readFrom, trailOf } from './go-to.ts';
import { openList } from './lists.ts';

/** The implementation of a command: a pure function of its argument, the state and the library. */
export type Act = (given: string, state: State, context: Context) => Step;

/** Goes where a row of the list leads: to a place, to another list, or to a page in the browser. */
export const goToNumber: Act = (given, state, context) => {
  if (!isNumber(given)) return say(state, 'Go takes the number of an item in the list, such as 3; show takes a name.');
  const target = rowAt(given, state, context);
  if ('why' in target) return say(state, target.why);
  if ('none' in target) return say(state, target.none);
  if ('place' in target) return goTo(state, target.place, context, Number(given) - 1);
  if ('list' in target) return openList(state, target.list);
  const effect: Effect = { type: 'open', url: target.link.url };
  return { state, effects: [effect], said: [`Opening ${target.link.url}`] };
};

export const show: Act = (given, state, context) => {
  const node = isNumber(given) ? itemMeant(given, state, context) : itemCalled(given, context);
  return 'why' in node ? say(state, node.why) : goTo(state, placeOf(node), context);
};

export const more: Act = (_given, state, context) => {
  const { place, from } = here(state);
  const { list } = describe(place, state, context);
  if (list === null || from + list.page >= list.count)
    return say(state, 'That was the end. Type again to hear it from the beginning.');
  return readFrom(state, from + list.page);
};

export const page: Act = (given, state, context) => {
  const { list } = describe(here(state).place, state, context);
  const pages = list === null ? 0 : Math.ceil(list.count / list.page);
  if (list === null || pages === 0) return say(state, 'There is no list here. Type home for a list of all branches.');
  const number = isNumber(given) ? Number(given) : 0;
  if (number >= 1 && number <= pages) return readFrom(state, (number - 1) * list.page);
  return say(state, pages === 1 ? 'The list has only one page.' : `The list has pages 1 to ${pages}, such as: page 2.`);
};

export const back: Act = (_given, state) => {
  const trail = state.trail.slice(0, -1);
  if (trail.length === 0) return say(state, 'There is nothing to go back to. Type home for a list of all branches.');
  return { state: { ...state, trail: trailOf(trail, here(state)) }, effects: [], said: null };
};

export const up: Act = (_given, state, context) => {
  const place = above(here(state).place, context);
  if (place === null) return say(state, 'You are at the top.');
  // If the user came through that place, its reading position is kept.
  const at = state.trail.findLastIndex((stop) => JSON.stringify(stop.place) === JSON.stringify(place));
  if (at < 0) return goTo(state, place, context);
  return { state: { ...state, trail: trailOf(state.trail.slice(0, at + 1), here(state)) }, effects: [], said: null };
};

export const home: Act = (_given, state, context) => goTo(state, { kind: 'home' }, context);

export const again: Act = (_given, state) => readFrom(state, 0);

/** Says where the user is, which part of the list was read last, and where `back` goes. */
export const where: Act = (_given, state, context) => {
  const { place, from } = here(state);
  const { list } = describe(place, state, context);
  const part = list === null || list.count <= list.page ? [] : [read(list, from)];
  const before = state.trail.at(-2);
  return say(
    state,
    sentence(capital(pathOf(place, context))),
    ...part,
    ...(before === undefined ? [] : [sentence(`Back goes to: ${pathOf(before.place, context)}`)]),
  );
};

const read = (list: Parameters<typeof rangeText>[0], from: number): string =>
  sentence(`Read last: ${rangeText(list, from, Math.min(list.count, from + list.page))}`);

export const next: Act = (_given, state, context) => goBeside(state, 1, context);
export const previous: Act = (_given, state, context) => goBeside(state, -1, context);

/**
 * Goes to the item before or after this one in the list that led here. `back` then goes to the part of the list that contains it.
 */
function goBeside(state: State, by: 1 | -1, context: Context): Step {
  const open = openItem(state, context);
  const at = state.trail.findLastIndex(({ place }) => place.kind === 'item' && place.id === open?.id);
  const before = state.trail[at - 1];
  const row = state.trail[at]?.row ?? null;
  if (open === undefined || before === undefined || row === null) {
    return say(state, `No list led here. Type back, up or home, and the number of an item there.`);
  }
  const { list } = describe(before.place, state, context);
  const index = row + by;
  if (list === null || index < 0 || index >= list.count) {
    return say(state, by === 1 ? 'This is the last item of the list.' : 'This is the first item of the list.');
  }
  const target = list.rowAt(index).leadsTo;
  if (!('place' in target)) return say(state, `Number ${index + 1} of the list is not an item.`);
  const from = Math.floor(index / list.page) * list.page;
  const trail = trailOf([...state.trail.slice(0, at - 1), { ...before, from }], before);
  return goTo({ ...state, trail }, target.place, context, index);
}

export const help: Act = (given, state, context) =>
  goTo(state, { kind: 'help', command: given === '' ? null : given }, context);

export const quit: Act = (_given, state) => ({ state, effects: [{ type: 'quit', code: 0 }], said: ['Goodbye.'] });
