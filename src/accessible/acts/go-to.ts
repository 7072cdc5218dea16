import { idOfItem } from '../../data/ids.ts';
import { MOST_RECENT } from '../../data/limits.ts';
import type { Context } from '../../views/context.ts';
import { type Effect, here, type Place, type State, type Step, type Stop } from '../state.ts';

/** The largest number of stops that the trail keeps. */
const LONGEST_TRAIL = 50;

/**
 * Goes to a place. `row` is the row of the preceding list that led there, if any. Going to an item adds it to the recent items.
 */
export function goTo(state: State, place: Place, { items }: Pick<Context, 'items'>, row: number | null = null): Step {
  const node = place.kind === 'item' ? items.get(place.id) : undefined;
  const id = node ? idOfItem(node.subject) : null;
  const there = withStop(state, { place, from: 0, row });
  if (id === null) return { state: there, effects: [], said: null };
  const recent = [id, ...state.shelves.recent.filter((other) => other !== id)].slice(0, MOST_RECENT);
  const effects: readonly Effect[] = [{ type: 'visit', id }];
  return { state: { ...there, shelves: { ...state.shelves, recent } }, effects, said: null };
}

/** Adds a stop to the trail. Going to the current place again replaces its stop. */
function withStop(state: State, stop: Stop): State {
  const isSame = JSON.stringify(here(state).place) === JSON.stringify(stop.place);
  const [first, ...others] = isSame ? state.trail.slice(0, -1) : state.trail.slice(1 - LONGEST_TRAIL);
  const kept = first === undefined ? [] : [first, ...others];
  return { ...state, trail: trailOf([...kept, stop], stop) };
}

/** Reads the list of the current place from row `from` on. */
export function readFrom(state: State, from: number): Step {
  const stop = { ...here(state), from };
  return { state: { ...state, trail: trailOf([...state.trail.slice(0, -1), stop], stop) }, effects: [], said: null };
}

/** Makes a trail, which is never empty: without any stops it consists of `otherwise`. */
export function trailOf(stops: readonly Stop[], otherwise: Stop): State['trail'] {
  const [first, ...others] = stops;
  return first === undefined ? [otherwise] : [first, ...others];
}
