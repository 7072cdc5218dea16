import { EventEmitter } from 'node:events';
import type { ReadStream, WriteStream } from 'node:tty';
import { isInBackground } from '../process/foreground.ts';
import { Outlet, type Output } from './outlet.ts';
import {
  BEGIN_UPDATE,
  END_UPDATE,
  ENTER,
  ENTER_AGAIN,
  ERASE_TO_END_OF_ROW,
  HOME_AND_CLEAR,
  LEAVE,
  LEAVE_MOUSE,
  TAKE_MOUSE,
  TO_FIRST_CELL,
} from './sequences.ts';

type WriteDone = (error?: Error | null) => void;

export type ScreenEvents = {
  /** A frame was left out while the terminal took nothing, and now the terminal takes output again. */
  readonly onGap: () => void;
  readonly onGone: () => void;
};

/** The modes of the terminal: whether keys come raw, and whether the screen is ours. */
export class Screen {
  /**
   * The stdout to draw on. It discards everything while the screen is not ours: a late frame (from a timer, or from a library's
   * own clean-up at the exit) must not land between the lines of the shell. Its `resize` events come from `announceSize`.
   */
  readonly canvas: WriteStream;
  #stdin: ReadStream | undefined;
  readonly #outlet: Outlet;
  readonly #resizes = new EventEmitter();
  #isTaken = false;
  #hasMouse = false;
  #isCanvasOpen = false;
  /** The part of a frame that has arrived, until its end arrives. */
  #frame: string | undefined;
  /** Whether the next frame must be whole, because anything may be on the screen. */
  #isNextWhole = false;
  #hasGap = false;

  constructor(stdout: Output, { onGap, onGone }: ScreenEvents) {
    this.#outlet = new Outlet(stdout, {
      onGone,
      onFree: () => {
        if (this.#hasGap && this.#isTaken) onGap();
      },
    });
    this.canvas = this.#gated(stdout);
  }

  /** Makes keys come raw from here on, as long as the screen is taken. */
  readKeys(stdin: ReadStream): void {
    this.#stdin = stdin;
    this.#setRawMode(this.#isTaken);
  }

  /** Takes raw keys and the screen, which is blanked unless it was already ours. The canvas stays closed until `open`. */
  take(): void {
    // Off and on again: after a stop, the shell may have changed the mode that Node believes to be set.
    this.#setRawMode(false);
    this.#setRawMode(true);
    if (!this.#isTaken) this.#outlet.write(ENTER + this.#mouse);
    this.#isTaken = true;
  }

  /** Makes the terminal report the mouse as long as the screen is taken, or ends that. */
  takeMouse(on: boolean): void {
    this.#hasMouse = on;
    if (this.#isTaken) this.#outlet.write(on ? TAKE_MOUSE : LEAVE_MOUSE);
  }

  /**
   * Turns off the reports of the mouse before the screen is left, and asks `question`, which is answered after the last report.
   * Returns whether the mouse was on.
   */
  quietMouse(question: string): boolean {
    if (this.#hasMouse && this.#isTaken) this.#outlet.write(LEAVE_MOUSE + question);
    return this.#hasMouse;
  }

  get #mouse(): string {
    return this.#hasMouse ? TAKE_MOUSE : '';
  }

  /** Lets frames through. */
  open(): void {
    this.#isCanvasOpen = this.#isTaken;
  }

  /** Drops frames until `open`. */
  close(): void {
    this.#isCanvasOpen = false;
    this.#frame = undefined;
  }

  /** Shows a frame that expects a blank screen. A question to the terminal leaves nothing on the screen. */
  show(frame: string, question = ''): void {
    if (this.#isCanvasOpen) this.#outlet.write(BEGIN_UPDATE + question + HOME_AND_CLEAR + frame + END_UPDATE);
  }

  /** Notifies listeners on the canvas that the window may have another size. */
  announceSize(): void {
    this.#resizes.emit('resize');
  }

  /** Opens the canvas, and has the next frame drawn over whatever is on the screen, in one write. */
  drawWhole(): void {
    this.open();
    this.#isNextWhole = true;
    this.announceSize();
  }

  /** Gives everything back as it was found. Does nothing if that has already been done. */
  leave(): void {
    this.close();
    if (!this.#isTaken) return;
    this.#isTaken = false;
    this.#hasGap = false;
    this.#outlet.finish((this.#hasMouse ? LEAVE_MOUSE : '') + LEAVE);
    // In the background, the line settings are those of the program that has the keys, and changing them would stop us.
    if (!isInBackground()) this.#setRawMode(false);
  }

  #setRawMode(isRaw: boolean): void {
    try {
      this.#stdin?.setRawMode(isRaw);
    } catch {
      // The window is gone, and its modes with it.
    }
  }

  /** Collects a frame until its end, so that it is written at once or not at all. Passes on text outside of frames. */
  #draw(text: string): void {
    if (text.startsWith(BEGIN_UPDATE)) this.#frame = '';
    if (this.#frame === undefined) {
      this.#outlet.write(text);
      return;
    }
    this.#frame += text;
    if (!this.#frame.endsWith(END_UPDATE)) return;
    const frame = this.#frame.slice(BEGIN_UPDATE.length, -END_UPDATE.length);
    this.#frame = undefined;
    if (this.#outlet.isFull) {
      this.#hasGap = true;
      return;
    }
    const written = this.#isNextWhole ? overAnything(frame, this.#mouse) : frame;
    this.#isNextWhole = false;
    this.#hasGap = false;
    this.#outlet.write(BEGIN_UPDATE + written + END_UPDATE);
  }

  #gated(stdout: WriteStream): WriteStream {
    const write = (chunk: string | Uint8Array, encoding?: BufferEncoding | WriteDone, done?: WriteDone): boolean => {
      const whenDone = typeof encoding === 'function' ? encoding : done;
      if (this.#isCanvasOpen) this.#draw(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
      if (whenDone) queueMicrotask(whenDone);
      return true;
    };
    const selectEmitter = (event: string) => (event === 'resize' ? this.#resizes : stdout);
    const own = new Map<string | symbol, unknown>([
      ['write', write],
      ['on', (event: string, listener: () => void) => selectEmitter(event).on(event, listener)],
      ['off', (event: string, listener: () => void) => selectEmitter(event).off(event, listener)],
    ]);
    return new Proxy(stdout, {
      get(target, property) {
        const value: unknown = own.get(property) ?? Reflect.get(target, property, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }
}

/** Returns a frame in which each row erases what was in its place, so that the screen is never blank, not even for a moment. */
function overAnything(frame: string, modes: string): string {
  const rows = frame.replaceAll('\n', `\r\n${ERASE_TO_END_OF_ROW}`);
  return ENTER_AGAIN + modes + TO_FIRST_CELL + ERASE_TO_END_OF_ROW + rows;
}
