import { writeSync } from 'node:fs';
import type { WriteStream } from 'node:tty';
import { writeNow } from '../output/write-now.ts';
import { ABANDON } from './sequences.ts';

/** A stream at a terminal, whose descriptor can be written to directly. */
export type Output = WriteStream & { readonly fd: number };

type Handle = { readonly fd: number; setBlocking(isBlocking: boolean): void };

/**
 * Makes writes to a terminal return when it takes no more, instead of waiting for its reader. Only a descriptor that Node has
 * opened anew for itself may be changed: the one that we were given is shared with the shell.
 */
export function unblock(stream: WriteStream): void {
  const handle = (stream as { readonly _handle?: Handle })._handle;
  if (process.platform !== 'win32' && handle && handle.fd > 2) handle.setBlocking(false);
}

/**
 * The delays before a full terminal is tried again. A large frame exceeds a terminal's buffer, and is mostly read within a
 * millisecond. After that the delay doubles each time, up to a limit: soon enough for the eye, and too seldom to cost anything.
 */
const FIRST_RETRY_MS = 1;
const LATER_RETRY_MS = 10;
/** In bytes: more than anything that is copied, and little enough to be kept while nobody reads. */
const MOST_WAITING = 1_000_000;

export type OutletEvents = {
  /** The terminal has taken everything that was waiting. */
  readonly onFree: () => void;
  /** The terminal is gone. */
  readonly onGone: () => void;
};

/** Writes to the terminal without ever waiting: what the terminal does not take at once is kept until it does. */
export class Outlet {
  readonly #stream: Output;
  readonly #events: OutletEvents;
  #waiting: Buffer = Buffer.alloc(0);
  #retry: NodeJS.Timeout | undefined;
  #retryMs = FIRST_RETRY_MS;

  constructor(stream: Output, events: OutletEvents) {
    this.#stream = stream;
    this.#events = events;
    unblock(stream);
  }

  /** Whether some output is waiting for the terminal to take it. */
  get isFull(): boolean {
    return this.#waiting.length > 0;
  }

  write(text: string): void {
    // On Windows only the stream writes correctly to the console; writing to the descriptor does not.
    if (process.platform === 'win32') {
      this.#stream.write(text);
      return;
    }
    if (this.#waiting.length > MOST_WAITING) return;
    const bytes = Buffer.from(text);
    if (this.isFull) this.#waiting = Buffer.concat([this.#waiting, bytes]);
    else this.#push(bytes);
  }

  /** Writes the last text before a stop or the end, and waits for the terminal only a moment. */
  finish(text: string): void {
    const isCut = this.isFull;
    clearTimeout(this.#retry);
    this.#waiting = Buffer.alloc(0);
    writeNow(this.#stream.fd, isCut ? ABANDON + text : text);
  }

  #push(bytes: Buffer): void {
    let rest = bytes;
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(this.#stream.fd, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') {
        this.#waiting = Buffer.alloc(0);
        this.#events.onGone();
        return;
      }
      // If something has been taken meanwhile, the terminal is being read.
      this.#retryMs = rest.length < bytes.length ? FIRST_RETRY_MS : Math.min(2 * this.#retryMs, LATER_RETRY_MS);
      this.#retry = setTimeout(this.#tryAgain, this.#retryMs);
    }
    this.#waiting = rest;
  }

  readonly #tryAgain = (): void => {
    this.#push(this.#waiting);
    if (!this.isFull) this.#events.onFree();
  };
}
