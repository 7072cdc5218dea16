import type { Rectangle, RoomyLayout } from '../../screen/layout.ts';
import type { Context } from '../context.ts';

/** Where the list of the stack stands, what is said of the chosen row, and the rule between them where one is above the other. */
export type StackPlaces = {
  readonly list: Rectangle;
  readonly detail: Rectangle | null;
  readonly between: Rectangle | null;
};

/** Fewer rows than that are not worth dividing. */
const DIVIDED_FROM = 5;

/** Beside each other where there is room for two panes, or else one above the other; `above` rows are taken by something else. */
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

/** The same for updates, which know nothing of a window that is too small; there, nothing is seen. */
export const placesIn = ({ layout }: Context): StackPlaces | null =>
  layout.kind === 'too-small' ? null : stackPlaces(layout);
