import { type IPty, spawn } from '@lydell/node-pty';
import type { Size } from '../../../src/screen/layout.ts';
import { BEGIN_UPDATE, END_UPDATE } from '../../../src/system/terminal/sequences.ts';
import { ScreenModel } from '../../../test/support/screen-model.ts';
import { hasProc, processorMs } from './proc.ts';

/** A program to run in a terminal. */
export type Command = {
  /** Used in messages. */
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly env: Readonly<Record<string, string>>;
  /** How long to wait for anything; the default is long enough for an installed program. */
  readonly patienceMs?: number;
};

/**
 * The response to a key: the time until its last byte, the processor time of all threads until the program was at rest
 * (`null` where the system does not report it), and the number of bytes.
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
 * A program in a terminal of its own. Its output is recorded with the time of each read. The screen is computed only on
 * request, because that takes time as well.
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
    // Without an encoding the data are bytes, although their type is `string`.
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

  /** The number of bytes that the program has written. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The rows of the screen, as of the last update by `until` or `look`. */
  get rows(): readonly string[] {
    return this.#screen.rows();
  }

  press(keys: string): void {
    if (!this.#hasExited) this.#pty.write(keys);
  }

  /** Waits until `shows` accepts the screen. Returns when its last bytes arrived, in milliseconds after the start. */
  async until(shows: (rows: readonly string[]) => boolean, what: string): Promise<number> {
    const deadline = performance.now() + this.#patienceMs;
    for (;;) {
      for (let chunk = this.#unseen.shift(); chunk !== undefined; chunk = this.#unseen.shift()) {
        await this.#screen.feed(chunk.bytes);
        // During a synchronized update, a terminal still shows the previous frame.
        if (!this.#screen.isUpdating && shows(this.rows)) return chunk.at;
      }
      if (this.#hasExited) throw this.#complaint(`has ended before it showed ${what}`);
      await this.#change(deadline, `did not show ${what}`);
    }
  }

  /** Presses keys and waits for the complete response: some bytes, and then none for `quietMs` milliseconds. */
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

  /** Presses keys and waits for the first bytes of the response. */
  async nextAnswerTo(keys: string): Promise<void> {
    const bytesBefore = this.#bytes;
    this.press(keys);
    const deadline = performance.now() + this.#patienceMs;
    while (this.#bytes === bytesBefore) {
      if (this.#hasExited) throw this.#complaint('has ended instead of answering a key');
      await this.#change(deadline, `did not answer to ${JSON.stringify(keys.slice(0, 20))}`);
    }
  }

  /** Waits until no bytes have arrived for `ms` milliseconds and no frame is unfinished. */
  async quiet(ms: number): Promise<void> {
    const deadline = this.#clock() + this.#patienceMs;
    for (let left = ms; left > 0 || this.#isUpdating; left = this.#lastAt + ms - this.#clock()) {
      if (this.#clock() > deadline) throw this.#complaint('did not come to rest');
      await sleep(Math.max(1, left));
    }
  }

  /** Brings the screen up to date and returns its rows. */
  async look(): Promise<readonly string[]> {
    for (const chunk of this.#unseen.splice(0)) await this.#screen.feed(chunk.bytes);
    return this.rows;
  }

  /** Waits for the end of the program. Returns how long it ran. */
  async exit(): Promise<number> {
    const deadline = performance.now() + this.#patienceMs;
    while (!this.#hasExited) await this.#change(deadline, 'did not end');
    return this.#exit;
  }

  kill(): void {
    try {
      process.kill(this.pid, 'SIGKILL');
    } catch {
      // The process has already ended.
    }
  }

  /** Kills the program and waits for its end. */
  async end(): Promise<void> {
    this.kill();
    await this.exit();
  }

  /** Returns `null` where the system does not report processor time. */
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
    // A mark may be split across two reads.
    this.#tail = Buffer.concat([this.#tail.subarray(-LONGEST_MARK), bytes]);
    const [begun, finished] = [this.#tail.lastIndexOf(BEGIN_UPDATE), this.#tail.lastIndexOf(END_UPDATE)];
    if (begun !== finished) this.#isUpdating = begun > finished;
    this.#unseen.push({ at, bytes });
    this.#wake();
  }

  /** Waits until bytes have arrived or the program has ended. */
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
