import { only, type View } from '../view.ts';
import { searchLineDrawing } from './draw.ts';
import type { SearchLineOwn } from './state.ts';
import { openSearchLine, typeText, updateSearchLine } from './update.ts';

/** The line in which one types what to search for. */
export const searchLine: View<SearchLineOwn> = {
  ...searchLineDrawing,
  openedBy: ['search'],
  open: openSearchLine,
  type: (state, own, text) => only(typeText(state, own, text)),
  update: updateSearchLine,
};
