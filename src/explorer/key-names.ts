/** What the terminal library says of a key besides its text: the flags we read. */
export type KeyFlags = {
  readonly upArrow: boolean;
  readonly downArrow: boolean;
  readonly leftArrow: boolean;
  readonly rightArrow: boolean;
  readonly pageUp: boolean;
  readonly pageDown: boolean;
  readonly home: boolean;
  readonly end: boolean;
  readonly return: boolean;
  readonly escape: boolean;
  readonly tab: boolean;
  readonly backspace: boolean;
  readonly delete: boolean;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
};

const NAMED = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'page-up'],
  ['pageDown', 'page-down'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
] as const satisfies readonly (readonly [keyof KeyFlags, string])[];

const CONTROL: Readonly<Record<string, string>> = { '\r': 'enter', '\n': 'ctrl+j', '\t': 'tab', '\b': 'backspace' };

/** The end of an escape sequence that came in two pieces over a slow line, or a late answer of the terminal. */
const SEQUENCE_TAIL = /^(\[[\d;:?<>=]*[A-Za-z~^$]|\]\d*;.*|\[M.*)$/su;

/**
 * The names of the keys in one event of the terminal. Fast typing, and everything typed while the program starts,
 * comes as one event with many keys.
 */
export function keyNames(input: string, flags: KeyFlags): readonly string[] {
  const named = NAMED.find(([flag]) => flags[flag]);
  // Escape pressed twice in a hurry reads as Escape with Alt.
  if (flags.escape && flags.meta) return ['escape', 'escape'];
  if (named) return [flags.shift ? shifted(named[1]) : named[1]];
  if (input.length > 1 && SEQUENCE_TAIL.test(input)) return [];
  if (flags.ctrl) return input === '' ? [] : [`ctrl+${input}`];
  if (flags.meta) return altNames(input);
  return namesOf(input);
}

const SHIFTED = ['up', 'down', 'tab'];
const shifted = (name: string) => (SHIFTED.includes(name) ? `shift+${name}` : name);

/** Escape and a key that come together are Alt and that key; where Alt means nothing, they are the two keys. */
function altNames(input: string): readonly string[] {
  return input === 'b' || input === 'f' ? [`alt+${input}`] : ['escape', ...namesOf(input)];
}

const namesOf = (input: string) => [...input].map(nameOf).filter((name) => name !== '');

function nameOf(character: string): string {
  if (character === ' ') return 'space';
  const control = CONTROL[character];
  if (control) return control;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return `ctrl+${String.fromCodePoint(code + 0x60)}`;
  return /[\p{Control}\p{Surrogate}\p{Private_Use}\p{Unassigned}]/u.test(character) ? '' : character;
}

const LONGEST_TYPING = 24;

/**
 * Whether an event is text that a terminal without bracketed paste pastes: more letters at once than anybody types.
 * One letter many times over is a key that was held.
 */
export function looksPasted(input: string): boolean {
  return (
    input.length > LONGEST_TYPING && new Set(input).size > 2 && !/\p{Control}/u.test(input.replace(/[\r\n\t]/gu, ''))
  );
}
