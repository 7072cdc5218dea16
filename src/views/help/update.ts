import type { ActionName } from '../../keys/actions.ts';
import type { Context } from '../context.ts';
import { isMotion, target } from '../shared/motion.ts';
import { closeView, openView, type State, withOwn } from '../state.ts';
import { only, type Step } from '../view.ts';
import { helpRows } from './draw.ts';
import type { HelpState } from './state.ts';

export function openHelp(state: State): Step {
  const own: HelpState = { top: 0 };
  return only(openView(state, 'help', own));
}

export function updateHelp(state: State, own: HelpState, action: ActionName, context: Context): Step | undefined {
  if (action === 'back' || action === 'help') return only(closeView(state));
  if (!isMotion(action)) return undefined;
  const { length } = helpRows(context.size.columns, context.theme.glyphs);
  const page = context.rows - 1;
  const end = Math.max(0, length - page);
  const moved: HelpState = { top: Math.max(0, Math.min(end, target(own.top, action, page, end))) };
  return only(withOwn(state, moved));
}
