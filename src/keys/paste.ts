import { ESCAPE } from './sequences.ts';

const CTRL_C = '\u0003';
const END = `${ESCAPE}[201~`;
/** As much as is read of what describes a container; more than a query takes. */
const LONGEST = 65_536;

/** Ctrl-c as it may be sent, on any layout and with any lock. */
const INTERRUPT = new RegExp(
  String.raw`${CTRL_C}|${ESCAPE}\[(?:27;5;99~|(?:\d+:\d*:)?99(?::\d*)*;(?:5|69|133|197)(?::[12])?(?:;[\d:]*)?u)`,
);

/** The text of a bracketed paste, of which the beginning is kept, and where it ends. */
export class PasteText {
  #text = '';
  /** The last characters, when they may be the beginning of the end. */
  #begun = '';

  /** Takes what was read from `at` on; `end` is behind the paste, `null` when it goes on. */
  take(input: string, at: number): { readonly end: number | null; readonly isInterrupted: boolean } {
    const before = this.#begun.length;
    const rest = this.#begun + input.slice(at);
    const end = rest.indexOf(END);
    if (end >= 0) {
      this.#collect(rest.slice(0, end));
      return { end: at + end + END.length - before, isInterrupted: false };
    }
    // No terminal sends Ctrl-c within a paste that goes on; a reader whose paste never ends does.
    const interrupt = INTERRUPT.exec(rest);
    if (interrupt) return { end: at + interrupt.index + interrupt[0].length - before, isInterrupted: true };
    this.#begun = partialMark(END, rest);
    this.#collect(rest.slice(0, rest.length - this.#begun.length));
    return { end: null, isInterrupted: false };
  }

  /** What was pasted so far; the next paste begins with nothing. */
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

/** The end of a text that is the beginning of a mark. */
function partialMark(mark: string, text: string): string {
  for (let length = Math.min(mark.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(mark.slice(0, length))) return text.slice(-length);
  }
  return '';
}
