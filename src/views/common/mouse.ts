import type { Notice, State } from '../state.ts';
import type { Step } from '../view.ts';

/** While the mouse is on, the terminal passes a drag to the program, and selects text only while this key is held. */
export const HOW_TO_SELECT = 'To select text, hold Shift while you drag (Option on macOS).';

/** The notice when the mouse is turned on. */
export const MOUSE_ON: Notice = { tone: 'good', text: `The mouse is on. ${HOW_TO_SELECT}` };

const MOUSE_OFF: Notice = { tone: 'good', text: 'The mouse is off: the terminal selects text.' };

export function toggleMouse(state: State): Step {
  const on = !state.mouse;
  return { state: { ...state, mouse: on, notice: on ? MOUSE_ON : MOUSE_OFF }, effects: [{ type: 'take-mouse', on }] };
}
