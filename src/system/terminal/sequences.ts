const ESC = '\u001B';
const CSI = `${ESC}[`;
const mode = (number: number, isOn: boolean) => `${CSI}?${number}${isOn ? 'h' : 'l'}`;

const ALTERNATE_SCREEN = 1049;
const CURSOR = 25;
const AUTOWRAP = 7;
const ORIGIN = 6;
const BRACKETED_PASTE = 2004;
const SYNCHRONIZED_UPDATE = 2026;

/** Everything between these two appears at once. */
export const BEGIN_UPDATE = mode(SYNCHRONIZED_UPDATE, true);
export const END_UPDATE = mode(SYNCHRONIZED_UPDATE, false);

/** Asks where the cursor is. The terminal answers after it has processed everything that came before. */
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
 * Makes the terminal report the buttons and the wheel of the mouse, but no motion, in digits if it supports that. It is apart
 * from the other modes because only some users want it.
 */
export const TAKE_MOUSE = mode(MOUSE_BUTTONS, true) + mode(MOUSE_IN_DIGITS, true);
export const LEAVE_MOUSE = mode(MOUSE_IN_DIGITS, false) + mode(MOUSE_BUTTONS, false);

/** Takes the screen: switches to a blank alternate screen. */
export const ENTER = mode(ALTERNATE_SCREEN, true) + HOME_AND_CLEAR + MODES;

/**
 * Takes the screen again without blanking it, and resets what would distort the frame if another program has changed it: scroll
 * margins, origin, insert mode, the character set, colours.
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
 * Adds a row below the last one, for a terminal without an alternate screen: there the frame stays, and the shell continues below
 * it. An alternate screen vanishes, and the cursor returns to where it was.
 */
const BELOW_THE_FRAME = `${CSI}9999;1H\r\n`;

/** Gives the screen back: undoes everything that was switched on, in reverse order, the alternate screen last. */
export const LEAVE = [
  END_UPDATE,
  mode(BRACKETED_PASTE, false),
  PLAIN_TEXT,
  mode(AUTOWRAP, true),
  BELOW_THE_FRAME,
  mode(CURSOR, true),
  mode(ALTERNATE_SCREEN, false),
].join('');

/** Ends what a frame that was cut off anywhere may have left open: a sequence (CAN), a link (OSC 8). */
export const ABANDON = `\u0018${ESC}]8;;${ESC}\\`;
