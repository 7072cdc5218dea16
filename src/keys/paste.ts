import { ESCAPE } from './sequences.ts';

const CTRL_C = '\u0003';
const END = `${ESCAPE}[201~`;
/**
 * The largest paste that is kept, in UTF-16 units: as much as is read of a container's description, and more than a query takes.
 */
const LONGEST = 65_536;

/** Ctrl-c in any encoding, on any layout and with any lock. */
const INTERRUPT = new RegExp(
  String.raw`${CTRL_C}|${ESCAPE}\[(?:27;5;99~|(?:\d+:\d*:)?99(?::\d*)*;(?:5|69|133|197)(?::[12])?(?:;[\d:]*)?u)`,
);

/** Collects the text of a bracketed paste, of which the beginning is kept, and finds its end. */
export class PasteText {
  #text = '';
  /** The last characters, if they may be the beginning of the end mark. */
  #begun = '';

  /** Reads the input from `at` on. `end` is the index after the paste, or `null` if the paste goes on. */
  take(input: string, at: number): { readonly end: number | null; readonly isInterrupted: boolean } {
    const before = this.#begun.length;
    const rest = this.#begun + input.slice(at);
    const end = rest.indexOf(END);
    if (end >= 0) {
      this.#collect(rest.slice(0, end));
      return { end: at + end + END.length - before, isInterrupted: false };
    }
    // No terminal sends Ctrl-c within a paste. A user sends it when the end of a paste never arrives.
    const interrupt = INTERRUPT.exec(rest);
    if (interrupt) return { end: at + interrupt.index + interrupt[0].length - before, isInterrupted: true };
    this.#begun = partialMark(END, rest);
    this.#collect(rest.slice(0, rest.length - this.#begun.length));
    return { end: null, isInterrupted: false };
  }

  /** Returns the text that was pasted so far, and clears it for the next paste. */
  taken(): string {
    const text = this.#text;
    this.#text = '';
    this.#begun = '';
    return text;
  }

  #collect(text: string): void {
    this.#text += text.slice(0, LONGEST - this.#text.length);
  }
}

/** Returns the end of a text that may be the beginning of a mark. */
function partialMark(mark: string, text: string): string {
  for (let length = Math.min(mark.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(mark.slice(0, length))) return text.slice(-length);
  }
  return '';
}
