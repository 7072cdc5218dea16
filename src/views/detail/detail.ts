import type { View } from '../view.ts';
import { detailDrawing } from './draw.ts';
import { clickDetail } from './pointer.ts';
import { updateDetail } from './update.ts';

/** The detail of the selected item, in which the cursor moves between notes, links and leads. */
export const detail: View = {
  ...detailDrawing,
  update: (state, _own, action, context) => updateDetail(state, action, context),
  click: (state, _own, spot, context, hadKeys) => clickDetail(state, spot, context, hadKeys),
  scroll: (state, _own, _pane, { top }) => ({ ...state, detailTop: top }),
};
