/** The names of keys on their caps, in the help and elsewhere, by their names in the keymap. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  up: ['up', '↑'],
  down: ['down', '↓'],
  left: ['left', '←'],
  right: ['right', '→'],
  'page-up': ['pgup', 'pageup', 'page-up'],
  'page-down': ['pgdn', 'pgdown', 'pagedown', 'page-down'],
  home: ['home'],
  end: ['end'],
  enter: ['enter', 'return'],
  escape: ['esc', 'escape'],
  space: ['space', ' '],
  tab: ['tab'],
  backspace: ['backspace'],
  delete: ['del', 'delete'],
};

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(CALLED).flatMap(([name, words]) => words.map((word) => [word, name] as const)),
);

/** Keys that a terminal sends as the same byte as another key, and the key that is meant. */
const SAME: Readonly<Record<string, string>> = {
  'ctrl+h': 'Backspace',
  'ctrl+i': 'Tab',
  'ctrl+m': 'Enter',
  'ctrl+[': 'Esc',
};

/** A key by its name in the keymap, or why it is not a key. */
export type NamedKey = { readonly key: string } | { readonly fault: string };

/**
 * Reads a key as the help writes it (`Ctrl-o`, `PgDn`, `Shift-Tab`, `gg`) or as the keymap does (`ctrl+o`, `g g`). A letter that
 * is written twice is pressed twice.
 */
export function readKey(text: string): NamedKey {
  const parts = /^([!-~])\1$/.test(text) ? [...text] : text === ' ' ? [text] : text.trim().split(/\s+/);
  const keys = parts.map(readOne);
  const faults = keys.filter((one) => typeof one !== 'string');
  return faults[0] ?? { key: keys.join(' ') };
}

const MODIFIERS = ['ctrl', 'alt', 'shift'] as const;

function readOne(text: string): string | { readonly fault: string } {
  if ([...text].length === 1 && !NAMES.has(text)) return text > ' ' ? text : { fault: 'is not a key' };
  const held = new Set<string>();
  let rest = text.toLowerCase();
  for (let found = modifierOf(rest); found !== undefined; found = modifierOf(rest)) {
    held.add(found);
    rest = rest.slice(found.length + 1);
  }
  const base =
    NAMES.get(rest) ?? (/^[!-~]$/.test(rest) && held.size > 0 ? letterOf(text.at(-1) ?? '', held) : undefined);
  if (base === undefined) return { fault: 'is not a key that can be used here' };
  if ([...base].length === 1 && held.has('shift')) return { fault: 'is written as the character it types' };
  const name = [...MODIFIERS.filter((modifier) => held.has(modifier)), base].join('+');
  const same = SAME[name];
  return same === undefined ? name : { fault: `is ${same} to a terminal` };
}

const modifierOf = (text: string): string | undefined =>
  MODIFIERS.find((modifier) => text.length > modifier.length + 1 && new RegExp(`^${modifier}[-+]`).test(text));

/** With Ctrl, a terminal does not distinguish upper and lower case. */
const letterOf = (letter: string, held: ReadonlySet<string>): string =>
  held.has('ctrl') ? letter.toLowerCase() : letter;
