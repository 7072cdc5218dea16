import { type View, withoutEffects } from '../view.ts';
import { searchLineDrawing } from './draw.ts';
import type { SearchLineOwn } from './state.ts';
import { clickSearchLine, keep, openSearchLine, typeText, updateSearchLine } from './update.ts';

/** The line in which the user types a query. */
export const searchLine: View<SearchLineOwn> = {
  ...searchLineDrawing,
  openedBy: ['search'],
  open: openSearchLine,
  type: (state, own, text) => withoutEffects(typeText(state, own, text)),
  update: updateSearchLine,
  click: (state, _own, spot, context, hadKeys) => clickSearchLine(state, spot, context, hadKeys),
  leave: (state, _own, context) => keep(state, context),
};
