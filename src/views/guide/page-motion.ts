import { type Motion, target } from '../common/motion.ts';
import { rowsInView } from '../common/scroll.ts';
import type { Context } from '../context.ts';
import type { State } from '../state.ts';
import { type Page, pageOf } from './page.ts';
import { placesIn } from './places.ts';
import { type GuideRow, guideRows, judgementOf, rulingsOf } from './select.ts';
import type { GuideState } from './state.ts';

/** A page, and how many of its lines are visible at once. */
export type Seen = { readonly page: Page; readonly rows: number };

/** Returns the page of a row as it is shown, or `null` if it is not shown. */
export function pageIn({ ticks }: State, own: GuideState, row: GuideRow, context: Context): Seen | null {
  const { catalog, theme } = context;
  const place = placesIn(context, own, guideRows(own, context))?.page;
  if (!place) return null;
  const rulings = rulingsOf(judgementOf(own.fragment, catalog.measures));
  const page = pageOf(row, { catalog, ticks, rulings, width: place.columns - 2, theme });
  return { page, rows: rowsInView(page.lines.length, place.rows) };
}

const lastTop = ({ page, rows }: Seen): number => Math.max(0, page.lines.length - rows);

function scrolledTo(own: GuideState, top: number, seen: Seen): GuideState {
  const scrolled = { ...own, top: Math.max(0, Math.min(top, lastTop(seen))) };
  return { ...scrolled, isAway: !seesCursor(scrolled, seen) };
}

/** Scrolls so that the measure with the cursor stays visible when a resize has changed the lines of the page. */
export const inSight = (own: GuideState, seen: Seen | null): GuideState =>
  own.measure === null || seen === null || own.isAway || seesCursor(own, seen)
    ? own
    : chooseMeasure(own, own.measure, seen);

/** Scrolls the page by a number of lines; the cursor stays. In a window that has grown, starts from the last possible `top`. */
export const scrollPage = (own: GuideState, by: number, seen: Seen | null): GuideState =>
  seen === null ? own : scrolledTo(own, Math.min(own.top, lastTop(seen)) + by, seen);

/** Moves the cursor to a measure, and scrolls all of it into view, or its beginning if it is too long. */
export function chooseMeasure(own: GuideState, measure: string, seen: Seen | null): GuideState {
  const place = seen?.page.places.find((one) => one.measure === measure);
  const chosen = { ...own, measure, isAway: false };
  if (!seen || !place) return chosen;
  const lowest = place.row + place.rows - seen.rows;
  return scrolledTo(chosen, Math.min(place.row, Math.max(own.top, lowest)), seen);
}

/** Whether any row of the measure with the cursor is visible. It need not be: the text around the measures is read without it. */
export function seesCursor({ measure, top }: GuideState, seen: Seen): boolean {
  const from = Math.min(top, lastTop(seen));
  const place = seen.page.places.find((one) => one.measure === measure);
  return place !== undefined && place.row < from + seen.rows && place.row + place.rows > from;
}

/**
 * Moves the cursor from measure to measure. A measure that is partly out of sight is first scrolled line by line. Page keys
 * scroll by the height of the window, and the cursor follows.
 */
export function moveOnPage(own: GuideState, by: Motion, seen: Seen | null): GuideState {
  if (!seen) return own;
  const { places } = seen.page;
  const at = Math.max(
    0,
    places.findIndex(({ measure }) => measure === own.measure),
  );
  if (by === 'first' || by === 'last') {
    const end = places[by === 'first' ? 0 : places.length - 1];
    const chosen = end ? chooseMeasure(own, end.measure, seen) : own;
    return scrolledTo(chosen, by === 'first' ? 0 : lastTop(seen), seen);
  }
  return by === 'up' || by === 'down' ? step(own, by === 'down' ? 1 : -1, at, seen) : turn(own, by, seen);
}

function step(own: GuideState, by: 1 | -1, at: number, seen: Seen): GuideState {
  const { places } = seen.page;
  const place = places[at];
  const next = places[at + by];
  const hidden = place !== undefined && (by === 1 ? place.row + place.rows > own.top + seen.rows : place.row < own.top);
  if (hidden || next === undefined) return scrollPage(own, by, seen);
  const chosen = chooseMeasure(own, next.measure, seen);
  // Moving up to a measure that is longer than the window shows its end.
  const end = next.row + next.rows - seen.rows;
  return by === -1 && end > next.row ? scrolledTo(chosen, end, seen) : chosen;
}

function turn(own: GuideState, by: Motion, seen: Seen): GuideState {
  const { top } = scrolledTo(own, target(own.top, by, seen.rows, lastTop(seen)), seen);
  const { places } = seen.page;
  const first = places.find(({ row }) => row >= top && row < top + seen.rows);
  const over = places.findLast(({ row }) => row <= top);
  return scrolledTo({ ...own, measure: (first ?? over)?.measure ?? own.measure }, top, seen);
}
