import { describe, expect, test } from 'vitest';
import { createSession, keyReader } from '../../../src/app/session.ts';
import { KeyDecoder } from '../../../src/keys/decode.ts';
import type { KeyEvent } from '../../../src/keys/event.ts';
import { keyBindings, VIEW_IDS, type ViewId } from '../../../src/keys/keymap.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { contextFor } from '../../../src/views/context.ts';
import { initialState, type State, topView } from '../../../src/views/state.ts';
import type { Effect } from '../../../src/views/view.ts';
import { library } from '../../support/library.ts';

const SHIFT = 1;
const ALT = 2;
const CTRL = 4;
const SUPER = 8;
const HYPER = 16;
const META = 32;
const LOCKS = [0, 64, 128, 192];
const ESC = '\u001b';
const CSI = `${ESC}[`;

type KeySent = { readonly name: string; readonly code?: number; readonly letter?: string; readonly number?: number };

const NAMED: readonly KeySent[] = [
  { name: 'up', letter: 'A' },
  { name: 'down', letter: 'B' },
  { name: 'right', letter: 'C' },
  { name: 'left', letter: 'D' },
  { name: 'home', letter: 'H', number: 1 },
  { name: 'end', letter: 'F', number: 4 },
  { name: 'delete', number: 3 },
  { name: 'page-up', number: 5 },
  { name: 'page-down', number: 6 },
  { name: 'insert', number: 2 },
  { name: 'f5', number: 15 },
  { name: 'enter', code: 13 },
  { name: 'tab', code: 9 },
  { name: 'escape', code: 27 },
  { name: 'backspace', code: 127 },
];
const CHARACTERS: readonly KeySent[] = [...'abcdefghijklmnopqrstuvwxyz0123456789/<?>;[]-= é漢'].map((name) => ({
  name,
  code: name.charCodeAt(0),
}));

const WAYS: Record<ViewId, readonly string[]> = {
  list: [],
  detail: ['down', 'right', 'down', 'right'],
  'search-line': ['/', 'a', 'b', 'space', 'c', 'left'],
  filters: ['f', 'down'],
  vulnerabilities: ['V', 'down'],
  compare: ['/', ...'runtime', 'enter', 'space', 'down', 'C', 'down'],
  matrix: ['down', 'down', 'M', 'right', 'down'],
  totals: ['down', 'down', 'T', 'down', 'down', 'down'],
  stack: ['A', ...'runc@1.1.4', 'enter', 'a', ...'docker@24.0.5', 'enter', 'down'],
  'stack-line': ['A', ...'runc'],
  guide: ['H', 'down', 'tab', 'down'],
  'guide-line': ['H', 'e', ...'podman'],
  help: ['?', 'down'],
  'help-line': ['?', '/', ...'copy'],
};
const theme = createTheme({ colour: false, unicode: true, hyperlinks: false });

function visitIn(view: ViewId) {
  const effects: Effect[] = [];
  const session = createSession({
    start: initialState({ tree: library.tree }),
    context: () => contextFor(library, { columns: 80, rows: 24 }, theme),
    perform: (effect) => effects.push(effect),
  });
  session.press(WAYS[view]);
  effects.length = 0;
  expect(topView(session.state()).view).toBe(view);
  return { session, keys: keyReader(session), effects };
}

const isCharacter = (code: number | undefined): code is number => code !== undefined && code > 31 && code !== 127;

/** The name of a key with modifiers in the key table, or the typed character. Locks change nothing. */
function meant(key: KeySent, held: number): string | undefined {
  if (held & (SUPER | HYPER | META)) return undefined;
  const base = key.name === ' ' ? 'space' : key.name;
  if (isCharacter(key.code) && (held & ~SHIFT) === 0) return typed(base, held);
  return `${held & CTRL ? 'ctrl+' : ''}${held & ALT ? 'alt+' : ''}${held & SHIFT ? 'shift+' : ''}${base}`;
}

function typed(base: string, held: number): string | undefined {
  if (held === 0 || base === 'space') return base;
  return /\p{Lowercase}/u.test(base) ? base.toUpperCase() : undefined;
}

/** All sequences that terminals send for a key with modifiers. */
function encodings({ name, code, letter, number }: KeySent, held: number, locks: number): readonly string[] {
  const modifiers = 1 + held + locks;
  const isBare = modifiers === 1;
  const events = [modifiers, `${modifiers}:1`, `${modifiers}:2`];
  const all: string[] = [];
  if (letter && isBare) all.push(`${CSI}${letter}`, `${ESC}O${letter}`);
  if (letter) all.push(...events.map((told) => `${CSI}1;${told}${letter}`));
  if (number && isBare) all.push(`${CSI}${number}~`);
  if (number) all.push(...events.map((told) => `${CSI}${number};${told}~`));
  return code === undefined ? all : [...all, ...codeEncodings(name, code, held, locks)];
}

function codeEncodings(name: string, code: number, held: number, locks: number): readonly string[] {
  const modifiers = 1 + held + locks;
  const events = [modifiers, `${modifiers}:1`, `${modifiers}:2`];
  const all = events.map((told) => `${CSI}${code};${told}u`);
  // `modifyOtherKeys` sends only keys that have no plain encoding, and its code already includes Shift.
  if (held & (ALT | CTRL) && locks === 0) all.push(`${CSI}27;${modifiers};${code}~`);
  if (!isCharacter(code)) return all;
  if (held === 0) all.push(...events.map((told) => `${CSI}${code};${told};${code}u`));
  if (held & (ALT | CTRL | SUPER)) all.push(`${CSI}${code};${modifiers};${code}u`);
  if (/^[a-z]$/.test(name) && held === SHIFT) {
    const capital = code - 32;
    all.push(
      `${CSI}${code}:${capital};${modifiers}u`,
      `${CSI}${code};${modifiers};${capital}u`,
      `${CSI}27;2;${capital}~`,
    );
  }
  return all;
}

const released = (bytes: string): string => bytes.replace(/;(\d+)(?::\d)?((?:;\d+)?[A-Zu~])$/, ';$1:3$2');

/** Bytes of the plain encoding, in which some keys share a code. */
function plain({ name, code }: KeySent, held: number): readonly (readonly [string, string])[] {
  if (code === undefined || held & ~(ALT | CTRL)) return [];
  const isLetter = /^[a-z]$/.test(name);
  const byte = String.fromCharCode(code);
  if (held === ALT && !'[]'.includes(name) && name !== 'escape') {
    return [[ESC + byte, name === ' ' ? 'alt+space' : `alt+${name}`]];
  }
  if (held === CTRL && isLetter && !'hijm'.includes(name)) return [[String.fromCharCode(code - 96), `ctrl+${name}`]];
  return held === 0 && name !== 'escape' ? [[byte, name === ' ' ? 'space' : name]] : [];
}

const KEYS = [...NAMED, ...CHARACTERS];
const ALL_HELD = Array.from({ length: 64 }, (_, held) => held);

/** Every key with all modifiers in every encoding, and its name, which is `undefined` for keys without one. */
const SENT: readonly (readonly [string, string | undefined])[] = KEYS.flatMap((key) =>
  ALL_HELD.flatMap((held) => [
    ...LOCKS.flatMap((locks) => encodings(key, held, locks).map((bytes) => [bytes, meant(key, held)] as const)),
    ...LOCKS.flatMap((locks) => encodings(key, held, locks).map((bytes) => [released(bytes), undefined] as const)),
    ...plain(key, held),
  ]),
).filter(([bytes, name]) => name !== undefined || !/^.\[(?:\d+~|[A-Z])$|^.O|27;/.test(bytes));

function nameOf(event: KeyEvent): string | null {
  if (event.type === 'key') return event.name;
  return event.type !== 'text' ? null : event.text === ' ' ? 'space' : event.text;
}

const namesIn = (view: ViewId) =>
  new Set(keyBindings(view).flatMap(([, keys]) => keys.flatMap((key) => key.split(' '))));

describe('every key with every modifier in every encoding', () => {
  test('is decoded to its name in the key table, if it has one', () => {
    const known = new Set(VIEW_IDS.flatMap((view) => [...namesIn(view)]));
    const wrong = SENT.filter(([, name]) => name !== undefined && (known.has(name) || [...name].length === 1)).filter(
      ([bytes, name]) => {
        const decoder = new KeyDecoder();
        const names = [...decoder.push(bytes), ...decoder.flush()].map(nameOf);
        return names.length !== 1 || names[0] !== name;
      },
    );
    expect(wrong).toEqual([]);
  });

  test.each(VIEW_IDS)('shows at most a notice if the table does not have the key: %s', (view) => {
    const { session, keys, effects } = visitIn(view);
    const bound = namesIn(view);
    const silenced = (): State => ({ ...session.state(), notice: null });
    const before = silenced();
    const types = (name: string) =>
      ['search-line', 'stack-line', 'guide-line', 'help-line'].includes(view) &&
      (name === 'space' || [...name].length === 1);
    const unbound = SENT.filter(([, name]) => name === undefined || (!bound.has(name) && !types(name)));
    const acted = unbound.filter(([bytes]) => {
      const was: object = silenced();
      keys.push(bytes, Infinity);
      keys.flush();
      return Object.entries(silenced()).some(([part, value]) => Reflect.get(was, part) !== value);
    });
    expect(acted).toEqual([]);
    expect(effects).toEqual([]);
    expect(silenced()).toEqual(before);
    expect(unbound.length).toBeGreaterThan(10_000);
  });
});
