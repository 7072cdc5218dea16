const ESCAPE = '\u001b';

/** The answers to our questions: where the cursor is, and which colour the background has. */
const ANSWER = new RegExp(String.raw`${ESCAPE}(?:\[\d+;\d+R|\]11;[^${ESCAPE}\u0007]*(?:\u0007|${ESCAPE}\\))`, 'g');
/** How many of the latest characters are searched for answers, because an answer may come in several reads. */
const LONGEST_ANSWERS = 200;

/** A terminal that answers at all does so within this time, except over a very slow line. */
const RECENT_MS = 1000;
/** Too short to be noticed at the end of the program, and longer than a local terminal takes. */
const LONGEST_WAIT_MS = 50;

/**
 * Keeps track of the terminal's answers that may still be on their way. An answer that arrived after raw mode has ended would
 * appear on the command line of the shell.
 */
export class Answer {
  #askedAt = -Infinity;
  #awaited = 0;
  #read = '';
  #waiting: (() => void)[] = [];

  /** Notes that the terminal has just been asked something. */
  expect(): void {
    this.#askedAt = performance.now();
    this.#awaited++;
  }

  /** Looks for answers in what was read. */
  see(bytes: Buffer): void {
    if (this.#awaited === 0) return;
    const read = (this.#read + bytes.toString('latin1')).slice(-LONGEST_ANSWERS);
    this.#read = read.replace(ANSWER, '');
    this.#awaited -= read.match(ANSWER)?.length ?? 0;
    if (this.#awaited <= 0) this.#settle();
  }

  /** Calls `goOn` when no answer is on its way: at once, when all answers have arrived, or after a moment. */
  before(goOn: () => void): void {
    if (performance.now() - this.#askedAt > RECENT_MS) {
      goOn();
      return;
    }
    this.#waiting.push(goOn);
    setTimeout(this.#settle, LONGEST_WAIT_MS);
  }

  readonly #settle = (): void => {
    this.#askedAt = -Infinity;
    this.#awaited = 0;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const goOn of waiting) goOn();
  };
}
