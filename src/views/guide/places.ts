import type { Rectangle, RoomyLayout } from '../../screen/layout.ts';
import type { Context } from '../context.ts';
import type { GuideState } from './state.ts';

/** Where the levels stand, where the page of the chosen one, and the rule between them where one is above the other. */
export type GuidePlaces = {
  readonly levels: Rectangle | null;
  readonly page: Rectangle | null;
  readonly between: Rectangle | null;
};

/** In a window with fewer rows, levels and page take turns. */
const DIVIDED_FROM = 12;

/** `count` rows of the guide, in a window whose first rows below the top belong to something else. */
export function guidePlaces(layout: RoomyLayout, own: GuideState, count: number, above = 0): GuidePlaces {
  const below = (place: Rectangle): Rectangle => ({
    ...place,
    y: place.y + above,
    rows: Math.max(1, place.rows - above),
  });
  if (layout.kind === 'two-panes') return { levels: below(layout.list), page: below(layout.detail), between: null };
  const whole = below(layout.body);
  if (whole.rows < DIVIDED_FROM) {
    return own.measure === null
      ? { levels: whole, page: null, between: null }
      : { levels: null, page: whole, between: null };
  }
  return {
    levels: { ...whole, rows: count },
    between: { ...whole, y: whole.y + count, rows: 1 },
    page: { ...whole, y: whole.y + count + 1, rows: whole.rows - count - 1 },
  };
}

/** The same for updates, which know nothing of a window that is too small; there, nothing is seen. */
export const placesIn = ({ layout }: Context, own: GuideState, count: number): GuidePlaces | null =>
  layout.kind === 'too-small' ? null : guidePlaces(layout, own, count);
