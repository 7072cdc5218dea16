const ESCAPE = '\u001b';

/** The answers to the questions that are asked: where the cursor is, and what the colour of the background is. */
const ANSWER = new RegExp(String.raw`${ESCAPE}(?:\[\d+;\d+R|\]11;[^${ESCAPE}\u0007]*(?:\u0007|${ESCAPE}\\))`, 'g');
/** An answer may come in several reads; no more than this of what was read before is looked at. */
const LONGEST_ANSWERS = 200;

/** A terminal that answers at all does so within this time, but for a very slow line. */
const RECENT_MS = 1000;
/** Too short to be noticed at an end, and longer than a terminal nearby takes. */
const LONGEST_WAIT_MS = 50;

/**
 * The answers to what the terminal was asked, as long as they may be on their way: what comes after raw keys were given up
 * would stand on the command line of the shell.
 */
export class Answer {
  #askedAt = -Infinity;
  #awaited = 0;
  #read = '';
  #waiting: (() => void)[] = [];

  /** Notes that the terminal has been asked something just now. */
  expect(): void {
    this.#askedAt = performance.now();
    this.#awaited++;
  }

  /** Looks for the answers in what was read. */
  see(bytes: Buffer): void {
    if (this.#awaited === 0) return;
    const read = (this.#read + bytes.toString('latin1')).slice(-LONGEST_ANSWERS);
    this.#read = read.replace(ANSWER, '');
    this.#awaited -= read.match(ANSWER)?.length ?? 0;
    if (this.#awaited <= 0) this.#settle();
  }

  /** Goes on when no answer is on its way: at once, or when all have come, or after a moment. */
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
