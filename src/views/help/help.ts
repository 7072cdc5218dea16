import { withOwn } from '../state.ts';
import type { View } from '../view.ts';
import { helpDrawing } from './draw.ts';
import type { HelpState } from './state.ts';
import { openHelp, updateHelp } from './update.ts';

/** Every key, what a query may hold, and what the signs mean. */
export const help: View<HelpState> = {
  ...helpDrawing,
  openedBy: ['help'],
  open: openHelp,
  update: updateHelp,
  scroll: (state, _own, _pane, { top }) => withOwn(state, { top }),
};
