import { StringDecoder } from 'node:string_decoder';
import type { ReadStream } from 'node:tty';
import { Answer } from './answer.ts';

/** What makes keys of the text that a terminal sends. */
export type KeyReader = {
  /** Takes what was read, so many milliseconds after the read before. */
  push(text: string, elapsed: number): void;
  /** For how many milliseconds of silence the rest of what is unfinished is waited for; `null` when nothing is. */
  patience(): number | null;
  /** Gives up what is unfinished. */
  flush(): void;
};

type Read = { readonly bytes: Buffer; readonly at: number };

const CTRL_C = '\u0003';
const ESCAPE = '\u001b';
/** Ctrl-c, also as terminals with more keys send it, but not within a paste. */
const INTERRUPT = new RegExp(String.raw`(?:${CTRL_C}|${ESCAPE}\[(?:27;5;99~|99;5u))(?!.*${ESCAPE}\[201~)`, 's');

/**
 * Reads the keys from the first byte on. Until there is somebody to take them they are kept in order, but for Ctrl-c,
 * which never waits.
 */
export class Input {
  /** What the terminal was asked; its answer comes among the keys. */
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

  /** Hands over the keys: those that were typed so far, and all that will be. */
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
    // What was typed before the terminal gave raw keys has its Enter as a line feed.
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
    // The rest may have come while we were busy: it is read before this has its turn.
    this.#timer = setTimeout(() => {
      this.#check = setImmediate(() => this.#giveUp());
    }, patience);
  }

  #giveUp(): void {
    this.#reader?.flush();
    this.#wait();
  }
}
