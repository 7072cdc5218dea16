import type { View } from '../view.ts';
import { searchLineDrawing } from './draw.ts';
import { updateSearchLine } from './update.ts';

/** The line in which one types what to search for. */
export const searchLine: View = {
  ...searchLineDrawing,
  takesText: true,
  update: (state, _own, action, context) => updateSearchLine(state, action, context),
};
