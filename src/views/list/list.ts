import type { View } from '../view.ts';
import { listDrawing } from './draw.ts';
import { clickList, scrollList } from './pointer.ts';
import { updateList } from './update.ts';

/** The tree or, while there is a query, the search results. This view is below all others. */
export const list: View = {
  ...listDrawing,
  update: (state, _own, action, context) => updateList(state, action, context),
  click: (state, _own, spot, context, hadKeys) => clickList(state, spot, context, hadKeys),
  scroll: (state, _own, _pane, to, context) => scrollList(state, to, context),
};
