import type { View } from '../view.ts';
import { listDrawing } from './draw.ts';
import { updateList } from './update.ts';

/** The tree of everything or, while there is a search, its results. It is below all other views. */
export const list: View = {
  ...listDrawing,
  update: (state, _own, action, context) => updateList(state, action, context),
};
