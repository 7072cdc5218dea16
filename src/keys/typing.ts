import type { ActionName } from './actions.ts';
import type { KeyEvent } from './event.ts';
import { keyBindings, type ViewId } from './keymap.ts';

/** Letters that only move: they may come together in any order, from keys that were held on a slow line. */
const MOVES = new Set('jkhlgGnN');
/**
 * What may be done by keys that come together although they might be a paste: it moves, marks, or opens another view, and asks
 * nothing of the browser, the clipboard or the settings. Few words are written in these letters alone.
 */
const HARMLESS: ReadonlySet<ActionName> = new Set<ActionName>([
  ...(['up', 'down', 'first', 'last', 'scroll-up', 'scroll-down', 'next-match', 'previous-match'] as const),
  ...(['open', 'close-branch', 'open-column', 'open-measure', 'follow-chosen', 'toggle-mark'] as const),
  ...(['previous-column', 'next-column', 'next-stop', 'next-year', 'switch-part'] as const),
  ...(['show-matrix', 'show-guide', 'show-stack', 'show-totals', 'show-vulnerabilities'] as const),
  ...(['compare', 'zoom', 'help'] as const),
]);
/** Never done twice at once: a number that is pasted may be one digit twice. */
const OPENS = /^[o\d]/;
/** Keys that are also the blanks of a text. */
const BREAKS: ReadonlySet<string> = new Set(['enter', 'tab', 'ctrl+j']);

/** The terminal driver cuts a long paste at one or four thousand bytes. */
const LONG_READ = 1000;
/** Longer than it takes for the next part of a paste to come, in milliseconds. */
const PAUSE_MS = 100;

export const isBreak = (event: KeyEvent): boolean => event.type === 'key' && BREAKS.has(event.name);

const typedText = (events: readonly KeyEvent[]): string =>
  events.map((event) => (event.type === 'text' ? event.text : '')).join('');

/** Whether a key does in a view what may also come of a paste, or begins a sequence that does. */
export function isHarmless(view: ViewId, key: string): boolean {
  return keyBindings(view).some(
    ([action, keys]) => HARMLESS.has(action) && keys.some((bound) => bound === key || bound.startsWith(`${key} `)),
  );
}

/** A key by the name that the table of keys has for it. */
export const keyName = (character: string): string => (character === ' ' ? 'space' : character);

/**
 * Whether one read holds more than anybody presses at once in a view: letters of which some could do harm, or Enter behind
 * one. A terminal without bracketed paste sends a paste so, and it must not be taken for commands.
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

/** The events of a burst, in which Enter and Tab are blanks of the text that goes on behind them. */
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

/** Knows which reads belong to a paste that began in a read before. */
export class PasteWatch {
  #goesOn = false;

  /** Whether a read that came so many milliseconds after the one before belongs to the paste in that one. */
  continues(elapsed: number): boolean {
    return this.#goesOn && elapsed <= PAUSE_MS;
  }

  /** Notes a read, and whether its letters were taken for a paste. */
  note(events: readonly KeyEvent[], isPaste: boolean): void {
    this.#goesOn = isPaste || typedText(events).length >= LONG_READ;
  }
}
