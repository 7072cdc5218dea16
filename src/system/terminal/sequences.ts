const ESC = '\u001B';
const CSI = `${ESC}[`;
const mode = (number: number, isOn: boolean) => `${CSI}?${number}${isOn ? 'h' : 'l'}`;

const ALTERNATE_SCREEN = 1049;
const CURSOR = 25;
const AUTOWRAP = 7;
const ORIGIN = 6;
const BRACKETED_PASTE = 2004;
const SYNCHRONIZED_UPDATE = 2026;

/** Whatever comes between these two appears at once. */
export const BEGIN_UPDATE = mode(SYNCHRONIZED_UPDATE, true);
export const END_UPDATE = mode(SYNCHRONIZED_UPDATE, false);

/** A question to the terminal; it answers when it has done all that came before. */
export const WHERE_IS_CURSOR = `${CSI}6n`;

export const TO_FIRST_CELL = `${CSI}H`;
export const HOME_AND_CLEAR = `${TO_FIRST_CELL}${CSI}J`;
export const ERASE_TO_END_OF_ROW = `${CSI}K`;
const PLAIN_TEXT = `${CSI}0m`;

/**
 * Switches on what the program needs. Autowrap is off, because a row that the terminal measures wider than we do would
 * otherwise push the whole frame up by a line.
 */
const MODES = [mode(CURSOR, false), mode(AUTOWRAP, false), mode(BRACKETED_PASTE, true)].join('');

const MOUSE_BUTTONS = 1000;
const MOUSE_IN_DIGITS = 1006;

/**
 * Has the terminal report the buttons and the wheel of the mouse, in digits where it knows that, and no motion. It is apart from
 * the other modes because only some readers want it.
 */
export const TAKE_MOUSE = mode(MOUSE_BUTTONS, true) + mode(MOUSE_IN_DIGITS, true);
export const LEAVE_MOUSE = mode(MOUSE_IN_DIGITS, false) + mode(MOUSE_BUTTONS, false);

/** Takes the screen: a blank alternate one. */
export const ENTER = mode(ALTERNATE_SCREEN, true) + HOME_AND_CLEAR + MODES;

/**
 * Takes the screen again without blanking it, and puts back what would show the frame wrongly if another program left it
 * changed: scroll margins, origin, insert mode, the character set, colours.
 */
export const ENTER_AGAIN = [
  mode(ALTERNATE_SCREEN, true),
  MODES,
  `${CSI}r`,
  mode(ORIGIN, false),
  `${CSI}4l`,
  `${ESC}(B\u000F`,
  PLAIN_TEXT,
].join('');

/**
 * A new row below the last one, for a terminal without an alternate screen: there the frame stays, and the shell goes on
 * below it. An alternate screen vanishes, and the cursor comes back to where it was.
 */
const BELOW_THE_FRAME = `${CSI}9999;1H\r\n`;

/** Gives the screen back: everything that was switched on, in reverse, the alternate screen last. */
export const LEAVE = [
  END_UPDATE,
  mode(BRACKETED_PASTE, false),
  PLAIN_TEXT,
  mode(AUTOWRAP, true),
  BELOW_THE_FRAME,
  mode(CURSOR, true),
  mode(ALTERNATE_SCREEN, false),
].join('');

/** Ends what a frame that was cut anywhere may have left open: a sequence (CAN), a link (OSC 8). */
export const ABANDON = `\u0018${ESC}]8;;${ESC}\\`;
