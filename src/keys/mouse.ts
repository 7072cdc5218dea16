import type { KeyEvent } from './event.ts';

/** A terminal's report about the buttons of a mouse, or about its wheel. */
export type ButtonReport = Extract<KeyEvent, { readonly type: 'mouse' }>;
export type WheelReport = Extract<KeyEvent, { readonly type: 'wheel' }>;

/**
 * What the user did with the buttons: a click on a cell (`isDouble` if it quickly follows another one there), a drag, as for
 * selecting text, or the button that goes back.
 */
export type Gesture =
  | { readonly kind: 'click'; readonly column: number; readonly row: number; readonly isDouble: boolean }
  | { readonly kind: 'drag' | 'back' };

/**
 * The bits of a report's number that hold the button or the direction of the wheel. The bits between them are Shift, Alt and
 * Ctrl.
 */
const BUTTON = 1 | 2 | 64 | 128;
const MOTION = 32;
const RELEASED = 3;
/** The left button, and the buttons that go back: the right one, and the fourth one of mice that have it. */
const BUTTONS: Readonly<Record<number, ButtonReport['did']>> = { 0: 'press', 2: 'back', 128: 'back' };
const TURNS: Readonly<Record<number, number>> = { 64: -1, 65: 1 };

/** Decodes a report with decimal numbers (SGR, mode 1006): `ESC [ < button ; column ; row M`, with `m` for a release. */
export function sgrReport(body: string, final: string): KeyEvent | undefined {
  const [code = 0, column = 0, row = 0] = body.slice(1).split(';').map(Number);
  if (final === 'M') return reported(code, column, row);
  return code & BUTTON ? undefined : released(column, row);
}

/**
 * Decodes a report of the oldest mouse protocol: after `ESC [ M`, one character each for the button, the column and the row.
 * Beyond column 95 a report is not valid text, so it is ignored.
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

/** The longest time between the clicks of a double click, in milliseconds. */
const DOUBLE_MS = 500;

const isSameCell = (one: ButtonReport, other: ButtonReport): boolean =>
  // The hand may move a little during a click.
  one.row === other.row && Math.abs(one.column - other.column) <= 1;

/** Turns reports into gestures. A button may be released in a later read than it was pressed. */
export class ButtonWatch {
  #pressed: ButtonReport | null = null;
  #clicked: ButtonReport | null = null;
  #sinceClick = 0;

  /** Lets time pass, in milliseconds. */
  wait(elapsed: number): void {
    this.#sinceClick += elapsed;
  }

  /** Handles a report. Returns the gesture that it completes, if any. */
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

/** Joins consecutive turns of the wheel in the same direction into one event, so that fast turning causes no backlog. */
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
