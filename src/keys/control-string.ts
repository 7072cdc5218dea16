import type { KeyEvent } from './event.ts';
import { ESCAPE } from './sequences.ts';

/** The longest time from the first byte of a terminal's answer to its last, in milliseconds. */
const LONGEST_MS = 1000;
/** The time in which the rest of an answer that was given up is still recognised, in milliseconds. */
const LATEST_MS = 5000;
/** Longer than any answer that is understood, in characters. */
const LONGEST = 64;

/** The answer to OSC 11 (`11;rgb:1e1e/1e1e/1e1e`): `BEGUN` matches any beginning of it, `WHOLE` a complete one. */
const COLOUR = String.raw`[rgba:#\da-f/]*`;
const BEGUN = new RegExp(`^1(?:1(?:;${COLOUR}${ESCAPE}?)?)?$`, 'i');
const WHOLE = new RegExp(String.raw`^11;${COLOUR}(?:\u0007|${ESCAPE}\\|\u009c)`, 'i');

/**
 * A control string from the terminal, which may answer a question of ours. If one is given up half-way, it is remembered, so that
 * its rest is not taken for typed text.
 */
export class ControlString {
  #text = '';
  #mayAnswer = false;
  /** The age of the string in milliseconds. */
  #age = 0;
  #cut: string | undefined;

  /** Begins a string. Only one that begins with `]` can be an answer. */
  begin(introducer: string): void {
    this.#text = '';
    this.#mayAnswer = introducer === ']';
    this.#age = 0;
  }

  /** Appends the next part of the string. */
  add(text: string): void {
    if (this.#mayAnswer && this.#text.length < LONGEST) this.#text += text.slice(0, LONGEST);
  }

  /** Whether the end of the string should have arrived by now. `elapsed` is the time since the previous read, in milliseconds. */
  isOverdue(elapsed: number): boolean {
    this.#age += elapsed;
    return this.#age > LONGEST_MS;
  }

  /** Ends the string. Returns an event if it is the answer about the background. */
  end(): readonly KeyEvent[] {
    const isAnswer = this.#mayAnswer && this.#text.startsWith('11;') && this.#text.length < LONGEST;
    this.#mayAnswer = false;
    return isAnswer ? [{ type: 'background', text: this.#text }] : [];
  }

  /** Stops waiting for the rest. `begun` is the beginning of the terminator, if that has arrived. */
  giveUp(begun: string): void {
    const text = this.#text + begun;
    this.#cut = this.#mayAnswer && BEGUN.test(text) ? text : undefined;
    this.#mayAnswer = false;
  }

  /** Returns the text of a read without the rest of an answer that was given up. */
  withoutRest(text: string, elapsed: number): string {
    const cut = this.#cut;
    if (cut === undefined || text === '') return text;
    this.#cut = undefined;
    if (elapsed > LATEST_MS) return text;
    const end = WHOLE.exec(cut + text)?.[0].length;
    if (end !== undefined) return text.slice(Math.max(0, end - cut.length));
    // A single letter is taken for typed text.
    if (text.length < 2 || !BEGUN.test(cut + text)) return text;
    this.#cut = cut + text;
    return '';
  }
}
