import type { ActionName } from './actions.ts';
import type { KeyEvent } from './event.ts';
import { keyBindings, type ViewId } from './keymap.ts';

/** Letters that only move. They may come together in any order, from keys that are held down on a slow line. */
const MOVES = new Set('jkhlgGnN');
/**
 * Actions that are carried out even if several keys come together and might be a paste. They move, mark or open another view, and
 * affect neither the browser, the clipboard nor the settings. Few words consist of their letters alone.
 */
const HARMLESS: ReadonlySet<ActionName> = new Set<ActionName>([
  ...(['up', 'down', 'first', 'last', 'scroll-up', 'scroll-down', 'next-match', 'previous-match'] as const),
  ...(['open', 'close-branch', 'open-column', 'open-measure', 'follow-chosen', 'toggle-mark'] as const),
  ...(['previous-column', 'next-column', 'next-stop', 'next-year', 'switch-part'] as const),
  ...(['show-matrix', 'show-guide', 'show-stack', 'show-totals', 'show-vulnerabilities'] as const),
  ...(['compare', 'zoom', 'help'] as const),
]);
/** Keys that open a link. They are never repeated within a read, because a pasted number may be one digit twice. */
const OPENS = /^[o\d]/;
/** Keys that are also whitespace in a text. */
const BREAKS: ReadonlySet<string> = new Set(['enter', 'tab', 'ctrl+j']);

/** A read of this length may be a part of a paste: the terminal driver cuts a long paste at one or four thousand bytes. */
const LONG_READ = 1000;
/** Longer than the pause before the next part of a paste, in milliseconds. */
const PAUSE_MS = 100;

export const isBreak = (event: KeyEvent): boolean => event.type === 'key' && BREAKS.has(event.name);

const typedText = (events: readonly KeyEvent[]): string =>
  events.map((event) => (event.type === 'text' ? event.text : '')).join('');

/** Whether a key does only harmless things in a view, or begins a sequence that does. */
export function isHarmless(view: ViewId, key: string): boolean {
  return keyBindings(view).some(
    ([action, keys]) => HARMLESS.has(action) && keys.some((bound) => bound === key || bound.startsWith(`${key} `)),
  );
}

/** Returns the name of a character in the keymap. */
export const keyName = (character: string): string => (character === ' ' ? 'space' : character);

/**
 * Whether one read contains more than anybody presses at once in a view: several letters, some of which could do harm, or Enter
 * after a letter. A terminal without bracketed paste sends a paste like that, and it must not be taken for commands.
 */
export function isBurst(events: readonly KeyEvent[], view: ViewId): boolean {
  const text = typedText(events);
  if (text === '') return false;
  const letters = new Set(text);
  const first = events.findIndex(({ type }) => type === 'text');
  const isHarm = (event: KeyEvent) => isBreak(event) && event.type === 'key' && !isHarmless(view, event.name);
  if (events.some((event, index) => index > first && isHarm(event))) return true;
  if (letters.size === 1) return text.length > 1 && OPENS.test(text);
  return [...letters].some((letter) => !MOVES.has(letter) && !isHarmless(view, keyName(letter)));
}

/** Joins the text of a burst. Enter and Tab become spaces, unless no text follows them. */
export function withBlanks(events: readonly KeyEvent[]): readonly KeyEvent[] {
  const last = events.findLastIndex(({ type }) => type === 'text');
  const joined: KeyEvent[] = [];
  events.forEach((event, index) => {
    const text = event.type === 'text' ? event.text : index < last && isBreak(event) ? ' ' : undefined;
    const before = joined.at(-1);
    if (text === undefined) joined.push(event);
    else if (before?.type === 'text') joined[joined.length - 1] = { type: 'text', text: before.text + text };
    else joined.push({ type: 'text', text });
  });
  return joined;
}

/** Finds the reads that belong to a paste from an earlier read. */
export class PasteWatch {
  #goesOn = false;

  /** Whether a read belongs to the paste in the previous read, which came `elapsed` milliseconds earlier. */
  continues(elapsed: number): boolean {
    return this.#goesOn && elapsed <= PAUSE_MS;
  }

  /** Records a read, and whether its letters were taken for a paste. */
  note(events: readonly KeyEvent[], isPaste: boolean): void {
    this.#goesOn = isPaste || typedText(events).length >= LONG_READ;
  }
}
