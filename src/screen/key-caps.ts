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

/** A key as its cap reads: `ctrl+u` is `Ctrl-u`, `g g` is `gg`. */
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

/** Keys side by side; nine digits in a row are `1–9`. */
export function keyCaps(keys: readonly string[], glyphs: Glyphs): string {
  if (keys.length === 9 && keys.every((key) => /^\d$/u.test(key))) return `1${glyphs.range}9`;
  return keys.map((key) => keyCap(key, glyphs)).join(' ');
}

/** The key that a sentence on the screen names for an action. */
export function capFor(view: ViewId, action: ActionName, glyphs: Glyphs): string {
  return keyCap(keysOf(view, action)[0] ?? '', glyphs);
}
