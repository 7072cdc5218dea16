import { clickLine, leaveLine } from '../../common/typed-line.ts';
import type { View } from '../../view.ts';
import { stackLineDrawing } from './draw.ts';
import type { StackLineState } from './state.ts';
import { typeInLine, updateLine } from './update.ts';

/** The line in which the user types installed products and their versions. */
export const stackLine: View<StackLineState> = {
  ...stackLineDrawing,
  type: typeInLine,
  paste: typeInLine,
  update: updateLine,
  click: clickLine,
  leave: leaveLine,
};
