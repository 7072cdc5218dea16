import type { ActionName } from '../keys/actions.ts';
import { keysOf, type ViewId } from '../keys/keymap.ts';
import type { Glyphs } from './theme.ts';

const WORDS: Readonly<Record<string, string>> = {
  'page-up': 'PgUp',
  'page-down': 'PgDn',
  home: 'Home',
  end: 'End',
  enter: 'Enter',
  escape: 'Esc',
  space: 'Space',
  tab: 'Tab',
  backspace: 'Backspace',
  delete: 'Del',
};

/** Returns the label of a key: `ctrl+u` becomes `Ctrl-u`, `g g` becomes `gg`. */
export function keyCap(key: string, glyphs: Glyphs): string {
  const word = keyWord(key, glyphs);
  if (word !== undefined) return word;
  const [, modifier, base] = key.match(/^(ctrl|alt|shift)\+(.+)$/u) ?? [];
  if (modifier && base) return `${modifier.charAt(0).toUpperCase()}${modifier.slice(1)}-${keyCap(base, glyphs)}`;
  return key.replaceAll(' ', '');
}

function keyWord(key: string, { up, down, left, right }: Glyphs): string | undefined {
  if (key.length === 1) return key;
  const arrows: Readonly<Record<string, string>> = { up, down, left, right };
  return arrows[key] ?? WORDS[key];
}

/** Returns the labels of keys, separated by spaces; nine digits become `1–9`. */
export function keyCaps(keys: readonly string[], glyphs: Glyphs): string {
  if (keys.length === 9 && keys.every((key) => /^\d$/u.test(key))) return `1${glyphs.range}9`;
  return keys.map((key) => keyCap(key, glyphs)).join(' ');
}

/** Returns the label of the first key for an action in a view, for sentences on the screen. */
export function capFor(view: ViewId, action: ActionName, glyphs: Glyphs): string {
  return keyCap(keysOf(view, action)[0] ?? '', glyphs);
}
