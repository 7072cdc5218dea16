import type { KeyEvent } from './event.ts';

/** What a terminal reports of the buttons of a mouse, and of its wheel. */
export type ButtonReport = Extract<KeyEvent, { readonly type: 'mouse' }>;
export type WheelReport = Extract<KeyEvent, { readonly type: 'wheel' }>;

/**
 * What the reader did with the buttons: a click on a cell, which `isDouble` when it follows another one there at once; a drag
 * as to select text; or the button that goes back.
 */
export type Gesture =
  | { readonly kind: 'click'; readonly column: number; readonly row: number; readonly isDouble: boolean }
  | { readonly kind: 'drag' | 'back' };

/** In the number of a report: the button, or the direction of the wheel; Shift, Alt and Ctrl are in the bits between. */
const BUTTON = 1 | 2 | 64 | 128;
const MOTION = 32;
const RELEASED = 3;
/** The left one, and those that go back: the right one, and the fourth of mice that have one. */
const BUTTONS: Readonly<Record<number, ButtonReport['did']>> = { 0: 'press', 2: 'back', 128: 'back' };
const TURNS: Readonly<Record<number, number>> = { 64: -1, 65: 1 };

/** A report with its numbers in digits (SGR, mode 1006): `ESC [ < button ; column ; row M`, and `m` for a release. */
export function sgrReport(body: string, final: string): KeyEvent | undefined {
  const [code = 0, column = 0, row = 0] = body.slice(1).split(';').map(Number);
  if (final === 'M') return reported(code, column, row);
  return code & BUTTON ? undefined : released(column, row);
}

/**
 * A report of the first terminals with a mouse: behind `ESC [ M`, a character each for the button, the column and the row.
 * Beyond column 95 it is no text that could be read, and means nothing.
 */
export function x10Report(text: string): KeyEvent | undefined {
  if (!/^[ -\u007f]{3}$/.test(text)) return undefined;
  const [code = 0, column = 0, row = 0] = [...text].map((character) => character.charCodeAt(0) - 32);
  return (code & BUTTON) === RELEASED ? released(column, row) : reported(code, column, row);
}

const isCell = (column: number, row: number): boolean => column > 0 && row > 0;

function released(column: number, row: number): KeyEvent | undefined {
  return isCell(column, row) ? { type: 'mouse', did: 'release', column, row } : undefined;
}

function reported(code: number, column: number, row: number): KeyEvent | undefined {
  if (code & MOTION || !isCell(column, row)) return undefined;
  const notches = TURNS[code & BUTTON];
  if (notches !== undefined) return { type: 'wheel', notches, column, row };
  const did = BUTTONS[code & BUTTON];
  return did && { type: 'mouse', did, column, row };
}

/** Within so many milliseconds, two clicks are a double one. */
const DOUBLE_MS = 500;

const isSameCell = (one: ButtonReport, other: ButtonReport): boolean =>
  // A hand that is not quite still means one cell.
  one.row === other.row && Math.abs(one.column - other.column) <= 1;

/** Makes gestures of reports: what is pressed may be released in a later read. */
export class ButtonWatch {
  #pressed: ButtonReport | null = null;
  #clicked: ButtonReport | null = null;
  #sinceClick = 0;

  /** Lets so many milliseconds pass. */
  wait(elapsed: number): void {
    this.#sinceClick += elapsed;
  }

  /** What a report comes to, if it completes anything. */
  take(report: ButtonReport): Gesture | null {
    const { did } = report;
    const pressed = this.#pressed;
    const clicked = this.#clicked;
    this.#pressed = did === 'press' ? report : null;
    if (did === 'back') return { kind: 'back' };
    if (did === 'press' || pressed === null) return null;
    if (!isSameCell(pressed, report)) return { kind: 'drag' };
    const isDouble = clicked !== null && isSameCell(clicked, pressed) && this.#sinceClick <= DOUBLE_MS;
    this.#clicked = pressed;
    this.#sinceClick = 0;
    return { kind: 'click', column: pressed.column, row: pressed.row, isDouble };
  }
}

/** The events of a read, in which turns of the wheel one after the other are one: however fast it turns, nothing waits. */
export function withTurnsJoined(events: readonly KeyEvent[]): readonly KeyEvent[] {
  const joined: KeyEvent[] = [];
  for (const event of events) {
    const before = joined.at(-1);
    const goesOn = event.type === 'wheel' && before?.type === 'wheel' && event.notches * before.notches > 0;
    if (goesOn) joined[joined.length - 1] = { ...before, notches: before.notches + event.notches };
    else joined.push(event);
  }
  return joined;
}
