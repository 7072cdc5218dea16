export type RedrawSteps = {
  /** Keeps frames from being drawn meanwhile. */
  readonly hold: () => void;
  /** Announces the size of the window. */
  readonly announce: () => void;
  /** Draws one whole frame. */
  readonly draw: () => void;
};

/**
 * Redraws the screen, once for all requests that come together. First the size is announced while nothing is shown, then one
 * whole frame is drawn. Ink on its own would show the old frame in the new window before the components get the new size.
 */
export class Redraw {
  readonly #steps: RedrawSteps;
  #isQueued = false;
  #isAskedAgain = false;

  constructor(steps: RedrawSteps) {
    this.#steps = steps;
  }

  request(): void {
    this.#steps.hold();
    this.#isAskedAgain = this.#isQueued;
    if (!this.#isQueued) this.#queue();
  }

  #queue(): void {
    this.#isQueued = true;
    setImmediate(() => {
      this.#isAskedAgain = false;
      this.#steps.announce();
      // React renders in the next turn of the event loop, so we draw in the one after it.
      setImmediate(() => setImmediate(this.#draw));
    });
  }

  readonly #draw = (): void => {
    this.#isQueued = false;
    this.#steps.draw();
    if (this.#isAskedAgain) this.request();
  };
}
