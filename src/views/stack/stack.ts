import type { View } from '../view.ts';
import { stackDrawing } from './draw.ts';
import { openLine } from './line/update.ts';
import type { StackState } from './state.ts';
import { clickStack, openStack, scrollStack, updateStack } from './update.ts';

/** The user's own stack: products and versions, the vulnerabilities that are open in them, and upgrades. */
export const stack: View<StackState> = {
  ...stackDrawing,
  openedBy: ['show-stack'],
  open: openStack,
  paste: (state, _own, text) => openLine(state, text),
  update: updateStack,
  click: clickStack,
  scroll: scrollStack,
};
