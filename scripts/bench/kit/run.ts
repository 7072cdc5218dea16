import { type IPty, spawn } from '@lydell/node-pty';
import type { Size } from '../../../src/screen/layout.ts';
import { BEGIN_UPDATE, END_UPDATE } from '../../../src/system/terminal/sequences.ts';
import { ScreenModel } from '../../../test/support/screen-model.ts';
import { hasProc, processorMs } from './proc.ts';

/** What to run in a terminal. */
export type Command = {
  /** For messages. */
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly env: Readonly<Record<string, string>>;
  /** How long to wait for anything; by default, long enough for an installed program. */
  readonly patienceMs?: number;
};

/**
 * The answer to a key: the time until its last byte, the time that all threads had a processor until the program came to rest
 * (`null` where the system does not tell), and the number of bytes.
 */
export type Answer = { readonly ms: number; readonly processorMs: number | null; readonly bytes: number };

type Chunk = { readonly at: number; readonly bytes: Uint8Array };

const PATIENCE_MS = 20_000;
const open = new Set<Run>();
process.on('exit', () => {
  for (const run of open) run.kill();
});

const LONGEST_MARK = Math.max(BEGIN_UPDATE.length, END_UPDATE.length);

/**
 * A program that was started in a terminal of its own. Everything it writes is noted with its time. The screen is only
 * computed when somebody asks for it, because that takes time as well.
 */
export class Run {
  readonly #name: string;
  readonly #patienceMs: number;
  readonly #pty: IPty;
  readonly #screen: ScreenModel;
  readonly #startedAt = performance.now();
  readonly #unseen: Chunk[] = [];
  readonly #exit: Promise<number>;
  #hasExited = false;
  #bytes = 0;
  #lastAt = 0;
  #isUpdating = false;
  #tail: Buffer = Buffer.alloc(0);
  #wake = () => {};

  constructor({ name, file, args, directory, env, patienceMs = PATIENCE_MS }: Command, { columns, rows }: Size) {
    this.#name = name;
    this.#patienceMs = patienceMs;
    this.#pty = spawn(file, [...args], { cols: columns, rows, cwd: directory, env, encoding: null });
    this.#screen = new ScreenModel(columns, rows, (reply) => this.press(reply));
    // Without an encoding these are bytes; the type says otherwise.
    this.#pty.onData((data) => this.#take(data as unknown as Buffer));
    this.#exit = new Promise((resolve) => {
      this.#pty.onExit(() => {
        this.#hasExited = true;
        open.delete(this);
        resolve(this.#clock());
        this.#wake();
      });
    });
    open.add(this);
  }

  get pid(): number {
    return this.#pty.pid;
  }

  /** The number of bytes it has written. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The rows of the screen, as of the last look. */
  get rows(): readonly string[] {
    return this.#screen.rows();
  }

  press(keys: string): void {
    if (!this.#hasExited) this.#pty.write(keys);
  }

  /** Waits until the screen shows something; returns how long after the start the bytes came that brought it. */
  async until(shows: (rows: readonly string[]) => boolean, what: string): Promise<number> {
    const deadline = performance.now() + this.#patienceMs;
    for (;;) {
      for (let chunk = this.#unseen.shift(); chunk !== undefined; chunk = this.#unseen.shift()) {
        await this.#screen.feed(chunk.bytes);
        // Within a synchronized update a terminal still shows the frame before.
        if (!this.#screen.isUpdating && shows(this.rows)) return chunk.at;
      }
      if (this.#hasExited) throw this.#complaint(`has ended before it showed ${what}`);
      await this.#change(deadline, `did not show ${what}`);
    }
  }

  /** Presses keys and waits for all of the answer: some bytes, and then none for so many milliseconds. */
  async answerTo(keys: string, quietMs: number): Promise<Answer> {
    const bytesBefore = this.#bytes;
    const spentBefore = this.#processorMs();
    const pressedAt = this.#clock();
    await this.nextAnswerTo(keys);
    await this.quiet(quietMs);
    const spentAfter = this.#processorMs();
    return {
      ms: this.#lastAt - pressedAt,
      processorMs: spentAfter === null || spentBefore === null ? null : spentAfter - spentBefore,
      bytes: this.#bytes - bytesBefore,
    };
  }

  /** Presses keys and waits for the first bytes of the answer. */
  async nextAnswerTo(keys: string): Promise<void> {
    const bytesBefore = this.#bytes;
    this.press(keys);
    const deadline = performance.now() + this.#patienceMs;
    while (this.#bytes === bytesBefore) {
      if (this.#hasExited) throw this.#complaint('has ended instead of answering a key');
      await this.#change(deadline, `did not answer to ${JSON.stringify(keys.slice(0, 20))}`);
    }
  }

  /** Waits until nothing has come for so many milliseconds and no frame is unfinished. */
  async quiet(ms: number): Promise<void> {
    const deadline = this.#clock() + this.#patienceMs;
    for (let left = ms; left > 0 || this.#isUpdating; left = this.#lastAt + ms - this.#clock()) {
      if (this.#clock() > deadline) throw this.#complaint('did not come to rest');
      await sleep(Math.max(1, left));
    }
  }

  /** Brings the screen up to date. */
  async look(): Promise<readonly string[]> {
    for (const chunk of this.#unseen.splice(0)) await this.#screen.feed(chunk.bytes);
    return this.rows;
  }

  /** Waits for the end of the program; returns how long it ran. */
  async exit(): Promise<number> {
    const deadline = performance.now() + this.#patienceMs;
    while (!this.#hasExited) await this.#change(deadline, 'did not end');
    return this.#exit;
  }

  kill(): void {
    try {
      process.kill(this.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }

  /** Ends the program. */
  async end(): Promise<void> {
    this.kill();
    await this.exit();
  }

  /** `null` where the system does not tell. */
  #processorMs(): number | null {
    if (this.#hasExited) throw this.#complaint('has ended');
    return hasProc ? processorMs(this.pid) : null;
  }

  #clock(): number {
    return performance.now() - this.#startedAt;
  }

  #take(bytes: Buffer): void {
    const at = this.#clock();
    this.#lastAt = at;
    this.#bytes += bytes.length;
    // A mark may be shared by two reads.
    this.#tail = Buffer.concat([this.#tail.subarray(-LONGEST_MARK), bytes]);
    const [begun, finished] = [this.#tail.lastIndexOf(BEGIN_UPDATE), this.#tail.lastIndexOf(END_UPDATE)];
    if (begun !== finished) this.#isUpdating = begun > finished;
    this.#unseen.push({ at, bytes });
    this.#wake();
  }

  /** Waits until something has come or the program has ended. */
  #change(deadline: number, failure: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const left = Math.max(0, deadline - performance.now());
      const timer = setTimeout(
        () => reject(this.#complaint(`${failure} within ${this.#patienceMs / 1000} seconds`)),
        left,
      );
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #complaint(what: string): Error {
    const rows = this.rows.filter((row) => row.trim() !== '');
    return new Error([`${this.#name} ${what}; it showed:`, ...rows].join('\n'));
  }
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
