import { only, type View } from '../view.ts';
import { searchLineDrawing } from './draw.ts';
import { clickSearchLine, keep, openSearchLine, typeText, updateSearchLine } from './update.ts';

/** The line in which one types what to search for. */
export const searchLine: View = {
  ...searchLineDrawing,
  openedBy: ['search'],
  open: openSearchLine,
  type: (state, _own, text) => only(typeText(state, text)),
  update: (state, _own, action, context) => updateSearchLine(state, action, context),
  click: (state, _own, spot, context, hadKeys) => clickSearchLine(state, spot, context, hadKeys),
  leave: (state, _own, context) => keep(state, context),
};
