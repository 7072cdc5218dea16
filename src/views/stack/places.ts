import type { Rectangle, RoomyLayout } from '../../screen/layout.ts';
import type { Context } from '../context.ts';

/** The places of the list of the stack, of the detail of the chosen row, and of the rule between them if they are stacked. */
export type StackPlaces = {
  readonly list: Rectangle;
  readonly detail: Rectangle | null;
  readonly between: Rectangle | null;
};

/** The least number of rows that are divided between the list and the detail. */
const DIVIDED_FROM = 5;

/** Places list and detail side by side if there is room for two panes, or else stacked, below `above` rows that are in use. */
export function stackPlaces({ kind, list, detail, body }: RoomyLayout, above = 0): StackPlaces {
  const below = (place: Rectangle): Rectangle => ({
    ...place,
    y: place.y + above,
    rows: Math.max(1, place.rows - above),
  });
  if (kind === 'two-panes') return { list: below(list), detail: below(detail), between: null };
  const whole = below(body);
  if (whole.rows < DIVIDED_FROM) return { list: whole, detail: null, between: null };
  const rows = Math.floor((whole.rows - 1) / 2);
  return {
    list: { ...whole, rows },
    between: { ...whole, y: whole.y + rows, rows: 1 },
    detail: { ...whole, y: whole.y + rows + 1, rows: whole.rows - rows - 1 },
  };
}

/** Returns the places for updates, which can also happen in a window that is too small; nothing is visible there: `null`. */
export const placesIn = ({ layout }: Context): StackPlaces | null =>
  layout.kind === 'too-small' ? null : stackPlaces(layout);
