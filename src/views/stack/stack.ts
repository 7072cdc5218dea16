import type { View } from '../view.ts';
import { stackDrawing } from './draw.ts';
import { openLine } from './line/update.ts';
import type { StackState } from './state.ts';
import { clickStack, openStack, scrollStack, updateStack } from './update.ts';

/** The reader's own stack: its products and versions, what is open in them, and where to upgrade. */
export const stack: View<StackState> = {
  ...stackDrawing,
  openedBy: ['show-stack'],
  open: openStack,
  paste: (state, _own, text) => openLine(state, text),
  update: updateStack,
  click: clickStack,
  scroll: scrollStack,
};
