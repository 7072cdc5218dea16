import type { Rectangle, RoomyLayout } from '../../screen/layout.ts';
import type { Context } from '../context.ts';
import { wholeStackRows } from './levels.ts';
import { type GuideRow, judgementOf, rulingsOf } from './select.ts';
import type { GuideState } from './state.ts';

/** The places of the levels, of the page of the chosen one, and of the rule between them if they are stacked. */
export type GuidePlaces = {
  readonly levels: Rectangle | null;
  readonly page: Rectangle | null;
  readonly between: Rectangle | null;
};

/** The rows that a page needs below the levels. With fewer, only the part that has the cursor is shown. */
const LEAST_OF_PAGE = 5;

type Place = Pick<Context, 'theme' | 'catalog'> & { readonly layout: RoomyLayout };

/** Returns the places for rows of the guide, below `above` rows that are in use. */
export function guidePlaces(
  { layout, theme, catalog }: Place,
  own: GuideState,
  rows: readonly GuideRow[],
  above = 0,
): GuidePlaces {
  const below = (place: Rectangle): Rectangle => ({
    ...place,
    y: place.y + above,
    rows: Math.max(1, place.rows - above),
  });
  if (layout.kind === 'two-panes') return { levels: below(layout.list), page: below(layout.detail), between: null };
  const whole = below(layout.body);
  const rulings = rulingsOf(judgementOf(own.fragment, catalog.measures));
  const count = wholeStackRows(rows, whole.columns, { theme, rulings, ticks: [], hasKeys: false });
  if (whole.rows < count + 1 + LEAST_OF_PAGE) {
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

/** Returns the places for updates, which can also happen in a window that is too small; nothing is visible there: `null`. */
export const placesIn = (
  { layout, theme, catalog }: Context,
  own: GuideState,
  rows: readonly GuideRow[],
): GuidePlaces | null => (layout.kind === 'too-small' ? null : guidePlaces({ layout, theme, catalog }, own, rows));
