const CSI = '\u001B[';
const mode = (number: number, isOn: boolean) => `${CSI}?${number}${isOn ? 'h' : 'l'}`;

const ALTERNATE_SCREEN = 1049;
const CURSOR = 25;
const AUTOWRAP = 7;
const BRACKETED_PASTE = 2004;
const SYNCHRONIZED_UPDATE = 2026;

/** Whatever comes between these two appears at once. */
export const BEGIN_UPDATE = mode(SYNCHRONIZED_UPDATE, true);
export const END_UPDATE = mode(SYNCHRONIZED_UPDATE, false);

export const TO_FIRST_CELL = `${CSI}H`;
export const HOME_AND_CLEAR = `${TO_FIRST_CELL}${CSI}J`;
const PLAIN_TEXT = `${CSI}0m`;

/**
 * Takes the screen: a blank alternate one. Autowrap is off, because a row that the terminal measures wider than we do
 * would otherwise push the whole frame up by a line.
 */
export const ENTER = [
  mode(ALTERNATE_SCREEN, true),
  HOME_AND_CLEAR,
  mode(CURSOR, false),
  mode(AUTOWRAP, false),
  mode(BRACKETED_PASTE, true),
].join('');

/** Gives the screen back: everything that was switched on, in reverse, the alternate screen last. */
export const LEAVE = [
  END_UPDATE,
  mode(BRACKETED_PASTE, false),
  PLAIN_TEXT,
  mode(AUTOWRAP, true),
  mode(CURSOR, true),
  mode(ALTERNATE_SCREEN, false),
].join('');
