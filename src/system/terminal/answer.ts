const ESCAPE = '\u001b';
const CURSOR_REPORT = new RegExp(String.raw`${ESCAPE}\[\d+;\d+R`);

/** A terminal that answers at all does so within this time, but for a very slow line. */
const RECENT_MS = 1000;
/** Too short to be noticed at an end, and longer than a terminal nearby takes. */
const LONGEST_WAIT_MS = 50;

/**
 * The answer to a question that the terminal was asked, as long as it may be on its way: what comes after raw keys were
 * given up would stand on the command line of the shell.
 */
export class Answer {
  #askedAt = -Infinity;
  #waiting: (() => void)[] = [];

  expect(): void {
    this.#askedAt = performance.now();
  }

  /** Looks for the answer in what was read. */
  see(bytes: Buffer): void {
    if (this.#askedAt > -Infinity && CURSOR_REPORT.test(bytes.toString('latin1'))) this.#settle();
  }

  /** Goes on when no answer is on its way: at once, or when it has come, or after a moment. */
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
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const goOn of waiting) goOn();
  };
}
