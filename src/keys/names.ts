import type { KeyEvent } from './event.ts';

const SHIFT = 1;
const ALT = 2;
const CTRL = 4;
/** CapsLock and NumLock are reported as modifiers, but change nothing. */
const LOCKS = 64 | 128;
const MOST_MODIFIERS = 255;
const RELEASED = 3;

const LETTERS: Readonly<Record<string, string>> = { A: 'up', B: 'down', C: 'right', D: 'left', F: 'end', H: 'home' };
/** The arrow keys of rxvt: in CSI with Shift, in SS3 with Ctrl. */
const SMALL_ARROWS: Readonly<Record<string, string>> = { a: 'up', b: 'down', c: 'right', d: 'left' };
const NUMBERS: Readonly<Record<number, string>> = {
  1: 'home',
  3: 'delete',
  4: 'end',
  5: 'page-up',
  6: 'page-down',
  7: 'home',
  8: 'end',
};
/** The characters with which rxvt ends a numbered key in place of `~`, and the modifiers that they stand for. */
const ENDINGS: Readonly<Record<string, number>> = { '^': 1 + CTRL, $: 1 + SHIFT, '@': 1 + CTRL + SHIFT };
const KEYPAD_SIGNS = '*+,-./0123456789';
const KEYPAD: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...KEYPAD_SIGNS].map((sign, index) => [String.fromCharCode(0x6a + index), sign])),
  ' ': 'space',
  I: 'tab',
  M: 'enter',
  X: '=',
};
const CODES: Readonly<Record<number, string>> = {
  8: 'backspace',
  9: 'tab',
  13: 'enter',
  27: 'escape',
  32: 'space',
  127: 'backspace',
};
const FIRST_KEYPAD_CODE = 57399;
/** The keypad of the kitty protocol, from its first code on. `undefined` is Insert, which has no name here. */
const KEYPAD_CODES: readonly (string | undefined)[] = [
  ...'0123456789./*-+',
  'enter',
  '=',
  ',',
  ...['left', 'right', 'up', 'down', 'page-up', 'page-down', 'home', 'end', undefined, 'delete'],
];

/** Returns the name of the key for a control character. `\n` is Ctrl-j, not Enter. */
export function controlName(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 10) return 'ctrl+j';
  return CODES[code] ?? `ctrl+${String.fromCharCode(code + (code > 26 || code === 0 ? 0x40 : 0x60))}`;
}

/** Returns the name of a character with Alt. Alt-Ctrl-c is Ctrl-c after an Escape, and always quits. */
export function altName(character: string): string {
  if (character === '\u0003') return 'ctrl+c';
  if (character === ' ') return 'alt+space';
  const name = character < ' ' || character === '\u007f' ? controlName(character) : character;
  return name.startsWith('ctrl+') ? name.replace('+', '+alt+') : `alt+${name}`;
}

/** Decodes an SS3 sequence. Its modifiers, if any, come before the letter. */
export function ss3Event(parameters: string, letter: string, hasAlt: boolean): KeyEvent | undefined {
  const small = SMALL_ARROWS[letter];
  if (small !== undefined) return keyNamed(named(small, 1 + CTRL, hasAlt));
  const modifiers = Number(parameters.split(';').at(-1)) || 1;
  return keyNamed(named(LETTERS[letter] ?? KEYPAD[letter], modifiers, hasAlt));
}

type Parameters = readonly (readonly number[])[];

/** Decodes a CSI sequence into a key, text or an answer; `undefined` if it is none of these or has no name. */
export function csiEvent(body: string, final: string, hasAlt: boolean): KeyEvent | undefined {
  const parameters: Parameters = body
    .replace(/^[<=>?]|[ -/]+$/g, '')
    .split(';')
    .map((part) => part.split(':').map(Number));
  if (final === 'R') return cursorPosition(parameters);
  if (/^[<=>?]|[ -/]$/.test(body)) return undefined;
  if (final === 'u') return encodedKey(parameters, hasAlt, false);
  const [number = 0] = parameters[0] ?? [];
  if (final === '~' && number === 27) {
    return encodedKey([parameters[2] ?? [], parameters[1] ?? []], hasAlt, true);
  }
  return keyNamed(csiName(parameters, final, hasAlt));
}

function csiName(parameters: Parameters, final: string, hasAlt: boolean): string | undefined {
  const [number = 0] = parameters[0] ?? [];
  const [modifiers = 1, event = 1] = parameters[1] ?? [];
  if (event === RELEASED) return undefined;
  if (final === '~') return named(NUMBERS[number], modifiers, hasAlt);
  const ending = ENDINGS[final];
  if (ending !== undefined) return named(NUMBERS[number], ending, hasAlt);
  if (final === 'Z') return named('tab', ((modifiers - 1) | SHIFT) + 1, hasAlt);
  const small = SMALL_ARROWS[final];
  if (small !== undefined) return named(small, 1 + SHIFT, hasAlt);
  // Old terminals leave out the first number, so a single number is the modifiers.
  return named(LETTERS[final], parameters.length === 1 && number > 0 ? number : modifiers, hasAlt);
}

function cursorPosition([row, column]: Parameters): KeyEvent | undefined {
  if (!row?.[0] || !column?.[0]) return undefined;
  return { type: 'cursor-position', row: row[0], column: column[0] };
}

/**
 * Decodes a key that is given by its code, in the kitty protocol or in xterm's `modifyOtherKeys`, whose code already includes
 * Shift.
 */
function encodedKey(parameters: Parameters, hasAlt: boolean, isShifted: boolean): KeyEvent | undefined {
  const [codes = [], [modifiers = 1, event = 1] = [], text = []] = parameters;
  const held = heldBy(modifiers, hasAlt);
  if (event === RELEASED || held === undefined) return undefined;
  if (held === 0 || held === SHIFT) return typedKey(codes, text, held, isShifted);
  const [code = 0, , layout = 0] = codes;
  const name = nameOfCode(code);
  if (name !== undefined) return keyNamed(named(name, held + 1, false));
  return shortcut(decodeCharacter(code), decodeCharacter(layout), held);
}

/** Decodes a key without modifiers or with Shift only: the text that comes with it, its name, or its character. */
function typedKey(
  [code = 0, shifted = 0]: readonly number[],
  text: readonly number[],
  held: number,
  isShifted: boolean,
) {
  const typed = text.map(decodeCharacter).join('');
  if (typed !== '') return keyText(typed);
  const name = nameOfCode(code);
  if (name === 'space') return keyText(' ');
  if (name !== undefined) return keyNamed(named(name, held + 1, false));
  return keyNamed(held === 0 || isShifted ? decodeCharacter(code) : shiftedKey(decodeCharacter(code), shifted));
}

const nameOfCode = (code: number): string | undefined => CODES[code] ?? KEYPAD_CODES[code - FIRST_KEYPAD_CODE];

/** On a layout without Latin letters, a shortcut is named by the position of its key. */
function shortcut(character: string, place: string, held: number): KeyEvent | undefined {
  const sign = character > '\u007f' && place !== '' ? place : character;
  return sign === '' ? undefined : keyNamed(named(sign.toLowerCase(), held + 1, false));
}

/** Returns the character that Shift makes of a character. If the terminal does not report it, only letters are certain. */
function shiftedKey(character: string, shifted: number): string {
  const capital = character.toUpperCase();
  const isLetter = [...capital].length === 1 && capital !== character.toLowerCase();
  return decodeCharacter(shifted) || (isLetter ? capital : '');
}

/** Returns the character of a code; empty for control characters, surrogates, and codes of keys without a character. */
function decodeCharacter(code: number): string {
  const isCharacter =
    (code > 0x1f && code < 0x7f) ||
    (code > 0x9f && code < 0xd800) ||
    (code > 0xf8ff && code <= 0x10ffff && code !== 0xfffd);
  return isCharacter ? String.fromCodePoint(code) : '';
}

/** Returns the held modifiers as bits; `undefined` if Super, Hyper or Meta is held, to which nothing is bound. */
function heldBy(modifiers: number, hasAlt: boolean): number | undefined {
  if (!(modifiers <= MOST_MODIFIERS + 1)) return undefined;
  const held = (Math.max(modifiers, 1) - 1) & ~LOCKS;
  return held > (SHIFT | ALT | CTRL) ? undefined : held | (hasAlt ? ALT : 0);
}

function named(base: string | undefined, modifiers: number, hasAlt: boolean): string | undefined {
  const held = heldBy(modifiers, hasAlt);
  if (base === undefined || held === undefined) return undefined;
  return `${held & CTRL ? 'ctrl+' : ''}${held & ALT ? 'alt+' : ''}${held & SHIFT ? 'shift+' : ''}${base}`;
}

function keyNamed(name: string | undefined): KeyEvent | undefined {
  if (name === undefined || name === '') return undefined;
  if (name === 'space') return keyText(' ');
  return [...name].length === 1 ? keyText(name) : { type: 'key', name };
}

const keyText = (text: string): KeyEvent => ({ type: 'text', text });
