import { EventEmitter } from 'node:events';
import type { ReadStream, WriteStream } from 'node:tty';
import { BEGIN_UPDATE, END_UPDATE, ENTER, HOME_AND_CLEAR, LEAVE } from './sequences.ts';
import { writeNow } from './write-now.ts';

/** A stream at a terminal, whose descriptor can be written to directly. */
export type Output = WriteStream & { readonly fd: number };

type WriteDone = (error?: Error | null) => void;

/** The terminal's modes: whether keys come raw, and whose the screen is. */
export class Screen {
  /**
   * The stdout to draw on. It leads nowhere while the screen is not ours: a frame that comes late (a timer, a library's
   * own clean-up at the exit) must not land between the lines of the shell. Its `resize` events come from `announceSize`.
   */
  readonly canvas: WriteStream;
  #stdin: ReadStream | undefined;
  readonly #stdout: Output;
  readonly #resizes = new EventEmitter();
  #isTaken = false;
  #isCanvasOpen = false;

  constructor(stdout: Output) {
    this.#stdout = stdout;
    this.canvas = this.#gated(stdout);
  }

  /** Has keys come raw from here on, as long as the screen is taken. */
  readKeys(stdin: ReadStream): void {
    this.#stdin = stdin;
    this.#setRawMode(this.#isTaken);
  }

  /** Raw keys and a blank screen. The canvas stays closed until `open`. */
  take(): void {
    // Off and on again: after a stop the shell may have changed what we still believe to be set.
    this.#setRawMode(false);
    this.#setRawMode(true);
    this.#isTaken = true;
    writeNow(this.#stdout.fd, ENTER);
  }

  /** Lets frames through. */
  open(): void {
    this.#isCanvasOpen = this.#isTaken;
  }

  /** Holds frames back. */
  close(): void {
    this.#isCanvasOpen = false;
  }

  /** Puts a text on the canvas before this returns. */
  write(text: string): void {
    if (this.#isCanvasOpen) writeNow(this.#stdout.fd, text);
  }

  /** Tells those who draw on the canvas that the window may have another size. */
  announceSize(): void {
    this.#resizes.emit('resize');
  }

  /** Has one frame drawn on a blank screen, without the blank ever being seen. */
  drawWhole(): void {
    this.open();
    this.canvas.write(BEGIN_UPDATE + HOME_AND_CLEAR);
    this.announceSize();
    this.canvas.write(END_UPDATE);
  }

  /** Gives everything back as it was found; harmless when that has been done. */
  leave(): void {
    this.close();
    if (!this.#isTaken) return;
    this.#isTaken = false;
    writeNow(this.#stdout.fd, LEAVE);
    this.#setRawMode(false);
  }

  #setRawMode(isRaw: boolean): void {
    try {
      this.#stdin?.setRawMode(isRaw);
    } catch {
      // The window is gone; so are its modes.
    }
  }

  #gated(stdout: WriteStream): WriteStream {
    const write = (chunk: string | Uint8Array, encoding?: BufferEncoding | WriteDone, done?: WriteDone): boolean => {
      const whenDone = typeof encoding === 'function' ? encoding : done;
      if (this.#isCanvasOpen) {
        return stdout.write(chunk, typeof encoding === 'string' ? encoding : 'utf8', whenDone);
      }
      if (whenDone) queueMicrotask(whenDone);
      return true;
    };
    const emitterOf = (event: string) => (event === 'resize' ? this.#resizes : stdout);
    const own = new Map<string | symbol, unknown>([
      ['write', write],
      ['on', (event: string, listener: () => void) => emitterOf(event).on(event, listener)],
      ['off', (event: string, listener: () => void) => emitterOf(event).off(event, listener)],
    ]);
    return new Proxy(stdout, {
      get(target, property) {
        const value: unknown = own.get(property) ?? Reflect.get(target, property, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }
}
