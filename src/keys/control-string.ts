import type { KeyEvent } from './event.ts';
import { ESCAPE } from './sequences.ts';

/** No answer of a terminal takes longer from its first byte to its last, in milliseconds. */
const LONGEST_MS = 1000;
/** So late, the rest of an answer that was given up is still known for one. */
const LATEST_MS = 5000;
/** More characters than any answer has that is understood. */
const LONGEST = 64;

/** The answer to OSC 11 (`11;rgb:1e1e/1e1e/1e1e`), as much of it as there may be; and the same to its end. */
const COLOUR = String.raw`[rgba:#\da-f/]*`;
const BEGUN = new RegExp(`^1(?:1(?:;${COLOUR}${ESCAPE}?)?)?$`, 'i');
const WHOLE = new RegExp(String.raw`^11;${COLOUR}(?:\u0007|${ESCAPE}\\|\u009c)`, 'i');

/**
 * What a terminal says in a control string, as far as it may be an answer to a question of ours. One that was given up
 * half-way is remembered: its rest must not be taken for what a reader types.
 */
export class ControlString {
  #text = '';
  #mayAnswer = false;
  /** How old it is, in milliseconds. */
  #age = 0;
  #cut: string | undefined;

  /** One begins; only one that begins with `]` can be an answer. */
  begin(introducer: string): void {
    this.#text = '';
    this.#mayAnswer = introducer === ']';
    this.#age = 0;
  }

  /** Takes what has come of it. */
  add(text: string): void {
    if (this.#mayAnswer && this.#text.length < LONGEST) this.#text += text.slice(0, LONGEST);
  }

  /** Whether its end should have come by now; so many milliseconds have passed since the read before. */
  isOverdue(elapsed: number): boolean {
    this.#age += elapsed;
    return this.#age > LONGEST_MS;
  }

  /** It has come to its end: what it says of the background, if it says that. */
  end(): readonly KeyEvent[] {
    const isAnswer = this.#mayAnswer && this.#text.startsWith('11;') && this.#text.length < LONGEST;
    this.#mayAnswer = false;
    return isAnswer ? [{ type: 'background', text: this.#text }] : [];
  }

  /** The rest is no longer waited for; `begun` is the beginning of its end, if that has come. */
  giveUp(begun: string): void {
    const text = this.#text + begun;
    this.#cut = this.#mayAnswer && BEGUN.test(text) ? text : undefined;
    this.#mayAnswer = false;
  }

  /** What is left of a read when the rest of an answer that was given up is taken out of it. */
  withoutRest(text: string, elapsed: number): string {
    const cut = this.#cut;
    if (cut === undefined || text === '') return text;
    this.#cut = undefined;
    if (elapsed > LATEST_MS) return text;
    const end = WHOLE.exec(cut + text)?.[0].length;
    if (end !== undefined) return text.slice(Math.max(0, end - cut.length));
    // A single letter is one that was typed.
    if (text.length < 2 || !BEGUN.test(cut + text)) return text;
    this.#cut = cut + text;
    return '';
  }
}
