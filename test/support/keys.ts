/** The byte sequences of the named keys. */
const SEQUENCES = {
  up: '\u001B[A',
  down: '\u001B[B',
  right: '\u001B[C',
  left: '\u001B[D',
  home: '\u001B[H',
  end: '\u001B[F',
  'page-up': '\u001B[5~',
  'page-down': '\u001B[6~',
  delete: '\u001B[3~',
  enter: '\r',
  escape: '\u001B',
  tab: '\t',
  'shift+tab': '\u001B[Z',
  backspace: '\u007F',
  space: ' ',
} as const;

type Letter =
  | 'a'
  | 'b'
  | 'c'
  | 'd'
  | 'e'
  | 'f'
  | 'g'
  | 'h'
  | 'i'
  | 'j'
  | 'k'
  | 'l'
  | 'm'
  | 'n'
  | 'o'
  | 'p'
  | 'q'
  | 'r'
  | 's'
  | 't'
  | 'u'
  | 'v'
  | 'w'
  | 'x'
  | 'y'
  | 'z';

/** A key by its name (`'down'`, `'ctrl+c'`), or any single character. */
export type Key = keyof typeof SEQUENCES | `ctrl+${Letter}` | (string & {});

/** The bytes of one key press. */
export function bytesOf(key: Key): string {
  if (key in SEQUENCES) return SEQUENCES[key as keyof typeof SEQUENCES];
  const control = /^ctrl\+([a-z])$/.exec(key)?.[1];
  if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 0x1f);
  if ([...key].length === 1) return key;
  throw new Error(`There is no key called "${key}".`);
}
