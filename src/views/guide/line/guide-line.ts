import { clickLine, holdsText, LINE_HINTS, leaveLine } from '../../common/typed-line.ts';
import type { View } from '../../view.ts';
import { drawGuideLine, drawGuideLineTop, typeInGuideLine, updateGuideLine } from '../part.ts';
import type { GuideLineState } from './state.ts';

/** The line in which the user types or pastes the fragment to be judged. */
export const guideLine: View<GuideLineState> = {
  place: 'body',
  hints: [{ actions: ['judge-line'], word: 'judge', rank: 0, when: holdsText }, ...LINE_HINTS],
  top: (_state, own, context) => drawGuideLineTop(own, context),
  draw: (state, own, context) => drawGuideLine(state, own, context),
  type: (state, own, text, context) => typeInGuideLine(state, own, text, context),
  takesLines: true,
  paste: (state, own, text, context) => typeInGuideLine(state, own, text, context),
  update: (state, own, action, context) => updateGuideLine(state, own, action, context),
  click: clickLine,
  leave: leaveLine,
};
