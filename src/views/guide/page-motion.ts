import { type Motion, target } from '../common/motion.ts';
import { rowsInView } from '../common/scroll.ts';
import type { Context } from '../context.ts';
import type { State } from '../state.ts';
import { type Page, pageOf } from './page.ts';
import { placesIn } from './places.ts';
import { type GuideRow, guideRows, judgementOf, rulingsOf } from './select.ts';
import type { GuideState } from './state.ts';

/** A page, and how many of its lines are seen at once. */
export type Seen = { readonly page: Page; readonly rows: number };

/** The page of a row as it is shown; `null` where nothing is shown of it. */
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

/** In a window of another size the page has other lines: the measure that the cursor is on is still in sight if it was. */
export const inSight = (own: GuideState, seen: Seen | null): GuideState =>
  own.measure === null || seen === null || own.isAway || seesCursor(own, seen)
    ? own
    : chooseMeasure(own, own.measure, seen);

/** Scrolls the page by some lines; the cursor stays. In a window that has grown, from where the page is seen to begin. */
export const scrollPage = (own: GuideState, by: number, seen: Seen | null): GuideState =>
  seen === null ? own : scrolledTo(own, Math.min(own.top, lastTop(seen)) + by, seen);

/** Puts the cursor on a measure, and brings all of it into view, or its beginning. */
export function chooseMeasure(own: GuideState, measure: string, seen: Seen | null): GuideState {
  const place = seen?.page.places.find((one) => one.measure === measure);
  const chosen = { ...own, measure, isAway: false };
  if (!seen || !place) return chosen;
  const lowest = place.row + place.rows - seen.rows;
  return scrolledTo(chosen, Math.min(place.row, Math.max(own.top, lowest)), seen);
}

/** Whether any row of the measure that the cursor is on can be seen: what stands above and below all measures is read without it. */
export function seesCursor({ measure, top }: GuideState, seen: Seen): boolean {
  const from = Math.min(top, lastTop(seen));
  const place = seen.page.places.find((one) => one.measure === measure);
  return place !== undefined && place.row < from + seen.rows && place.row + place.rows > from;
}

/**
 * Moves the cursor from measure to measure. One that is longer than the window is read line by line first; a page goes as
 * far as the window shows, and takes the cursor along.
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
  // From below, one comes to the end of a measure that is longer than the window.
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
