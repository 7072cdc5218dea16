import { ESC_HINTS } from '../common/typed-line.ts';
import type { View } from '../view.ts';
import {
  chooseRow,
  clickHelp,
  drawHelp,
  drawHelpLine,
  drawHelpTop,
  typeInHelp,
  updateHelp,
  updateHelpLine,
} from './part.ts';
import type { HelpLineState, HelpState } from './state.ts';

/** The help: every key, whose action can be run from here, the query syntax, and the meaning of the signs. */
export const help: View<HelpState> = {
  place: 'body',
  hints: [
    { actions: ['up', 'down'], word: 'choose', rank: 3 },
    { actions: ['run-action'], word: 'run', rank: 1 },
    { actions: ['search-help'], word: 'search', rank: 2 },
    { actions: ['help'], word: 'close', rank: 0 },
  ],
  top: (_state, _own, context) => drawHelpTop(context),
  draw: (state, own, context) => drawHelp(state, '', own, context),
  update: (state, own, action, context) => updateHelp(state, own, action, context),
  click: (state, own, spot, context) => clickHelp(state, '', own, spot, context),
  scroll: (state, own, _pane, { top }, context) => chooseRow(state, '', own, top, context),
};

/** The line in which the user searches the help. */
export const helpLine: View<HelpLineState> = {
  place: 'body',
  hints: [
    { actions: ['previous-result', 'next-result'], word: 'choose', rank: 2 },
    { actions: ['run-action'], word: 'run', rank: 0 },
    ...ESC_HINTS,
  ],
  top: (state, own, context) => drawHelpLine(state, own, context),
  draw: (state, own, context) => drawHelp(state, own.line.text, own, context),
  type: (state, own, text) => typeInHelp(state, own, text),
  paste: (state, own, text) => typeInHelp(state, own, text),
  update: (state, own, action, context) => updateHelpLine(state, own, action, context),
  click: (state, own, spot, context) => clickHelp(state, own.line.text, own, spot, context),
  scroll: (state, own, _pane, { top }, context) => chooseRow(state, own.line.text, own, top, context),
};
