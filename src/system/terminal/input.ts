import { StringDecoder } from 'node:string_decoder';
import type { ReadStream } from 'node:tty';
import { Answer } from './answer.ts';

/** Turns the text that a terminal sends into keys. */
export type KeyReader = {
  /** Takes what was read, `elapsed` milliseconds after the read before. */
  push(text: string, elapsed: number): void;
  /** Returns how many milliseconds of silence to wait for the rest of an unfinished sequence; `null` if there is none. */
  patience(): number | null;
  /** Gives up on an unfinished sequence. */
  flush(): void;
};

type Read = { readonly bytes: Buffer; readonly at: number };

const CTRL_C = '\u0003';
const ESCAPE = '\u001b';
/** Ctrl-C, also as terminals with an extended keyboard protocol send it, but not within a paste. */
const INTERRUPT = new RegExp(String.raw`(?:${CTRL_C}|${ESCAPE}\[(?:27;5;99~|99;5u))(?!.*${ESCAPE}\[201~)`, 's');

/** Reads the keys from the first byte on. Until a reader takes them they are kept in order, except Ctrl-C, which never waits. */
export class Input {
  /** The terminal's pending answers, which arrive among the keys. */
  readonly answer = new Answer();
  readonly #interrupt: () => void;
  readonly #utf8 = new StringDecoder('utf8');
  #kept: Read[] = [];
  #reader: KeyReader | undefined;
  #isFirst = true;
  #lastAt = -Infinity;
  #timer: NodeJS.Timeout | undefined;
  #check: NodeJS.Immediate | undefined;

  constructor(stdin: ReadStream, interrupt: () => void) {
    this.#interrupt = interrupt;
    stdin.on('data', (bytes: Buffer) => this.#take({ bytes, at: performance.now() }));
  }

  /** Hands over the keys to a reader: those typed so far, and all that follow. */
  handOver(reader: KeyReader): void {
    this.#reader = reader;
    for (const read of this.#kept) {
      const patience = reader.patience();
      if (patience !== null && read.at - this.#lastAt > patience) reader.flush();
      this.#push(read);
    }
    this.#kept = [];
  }

  #take(read: Read): void {
    this.answer.see(read.bytes);
    if (this.#reader) this.#push(read);
    else if (INTERRUPT.test(read.bytes.toString('latin1'))) this.#interrupt();
    else this.#kept.push(read);
  }

  #push({ bytes, at }: Read): void {
    const text = this.#utf8.write(bytes);
    // What was typed before raw mode began has a line feed for Enter.
    const keys = this.#isFirst ? text.replaceAll('\n', '\r') : text;
    this.#isFirst = false;
    this.#reader?.push(keys, at - this.#lastAt);
    this.#lastAt = at;
    this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#check);
    const patience = this.#reader?.patience() ?? null;
    if (patience === null) return;
    // The rest may have arrived while we were busy; it is read before this runs.
    this.#timer = setTimeout(() => {
      this.#check = setImmediate(() => this.#giveUp());
    }, patience);
  }

  #giveUp(): void {
    this.#reader?.flush();
    this.#wait();
  }
}
