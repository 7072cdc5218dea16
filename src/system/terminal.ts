import type { ReadStream, WriteStream } from 'node:tty';
import { complain } from './complain.ts';
import { complaint } from './terminal/complaint.ts';
import { BUG, type Ending, end, settle, WRONG_USE } from './terminal/ending.ts';
import { hasShellAbove, type StopTarget, stop } from './terminal/job-control.ts';
import { type Output, Screen } from './terminal/screen.ts';
import { BEGIN_UPDATE, END_UPDATE, TO_FIRST_CELL } from './terminal/sequences.ts';
import { writeNow } from './terminal/write-now.ts';

/** What draws the frames. `clear` makes it forget the last one, so that the next is drawn whole. */
export type Renderer = { clear(): void };

const STDERR = 2;
/** Longer than the way of a SIGCONT through the event loop, shorter than anyone's patience. */
const NOT_STOPPED_MS = 50;

/**
 * Takes the terminal for a full-screen program, and sees to it that it is given back on every way out: quitting,
 * signals, bugs, a stop by the shell, `process.exit` from anywhere. To be called before anything slow is loaded, and
 * `readKeys` with it, so that keys typed meanwhile are not echoed.
 */
export function takeTerminal(stdout: Output): Terminal {
  return new Terminal(stdout);
}

export class Terminal {
  /** The stdout to draw on; what is drawn while the screen is not ours is dropped. */
  readonly stdout: WriteStream;
  readonly #screen: Screen;
  readonly #stdout: Output;
  #renderer: Renderer | undefined;
  #cleanUp: () => unknown = () => {};
  #nextDrawing: NodeJS.Immediate | undefined;
  #isEnding = false;

  constructor(stdout: Output) {
    this.#stdout = stdout;
    this.#screen = new Screen(stdout);
    this.stdout = this.#screen.canvas;
    this.#listen();
    this.#screen.take();
    this.#screen.open();
  }

  /** Shows a frame before there is a renderer; all of it at once, and before Node has to make a stream write. */
  show(frame: string): void {
    this.#screen.write(BEGIN_UPDATE + frame + END_UPDATE);
  }

  /** Asks for raw keys, which are not echoed, and minds the end of them. */
  readKeys(stdin: ReadStream): void {
    this.#screen.readKeys(stdin);
    stdin.on('error', this.#hangUp);
    stdin.on('end', this.#hangUp);
  }

  /** Puts the cursor where a renderer begins, which then draws over what is shown. */
  toFirstCell(): void {
    this.stdout.write(TO_FIRST_CELL);
  }

  /** Names the renderer that has to draw afresh when the program comes back from a stop. */
  attach(renderer: Renderer): void {
    this.#renderer = renderer;
    // Nobody writes there but libraries, and to make the stream takes its time.
    process.stderr.on('error', () => {});
  }

  /** Names what runs once on every way out, after the screen is given back: the place to save what is not saved yet. */
  onLeave(cleanUp: () => unknown): void {
    this.#cleanUp = cleanUp;
  }

  /** The end that the reader asked for: 0 in good order, 130 when it was Ctrl-C. */
  quit(code = 0): void {
    this.#end({ code });
  }

  /** Ctrl-Z: back to the shell until `fg`. Without a shell that could say `fg`, nothing happens. */
  suspend(): void {
    if (hasShellAbove()) this.#stop('group');
  }

  /** Ctrl-L: takes the modes again and draws everything, whatever somebody else wrote on the screen. */
  redraw(): void {
    this.#retake();
  }

  /** The end by a bug: the terminal as it was, one line on stderr. */
  crash(error: unknown): void {
    if (this.#isEnding) return;
    this.#screen.leave();
    writeNow(STDERR, complaint(error, Boolean(process.env.AWESOME_CONTAINERS_DEBUG)));
    this.#end(BUG);
  }

  /** The end by something that the reader can mend: the terminal as it was, and what to do on stderr. */
  refuse(message: string): void {
    this.#screen.leave();
    complain(message);
    this.#end(WRONG_USE);
  }

  #listen(): void {
    for (const signal of ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM'] as const) {
      process.on(signal, () => this.#end({ signal }));
    }
    process.on('SIGCONT', this.#retake);
    process.on('SIGTSTP', this.#stopAlone);
    process.on('uncaughtException', (error) => this.crash(error));
    process.on('unhandledRejection', (reason) => this.crash(reason));
    process.on('exit', this.#leaveAtExit);
    // Node would print its warnings across the frame.
    process.removeAllListeners('warning');
    this.#stdout.on('resize', this.#followSize);
    this.#stdout.on('error', this.#hangUp);
  }

  /** A closed window shows as an error or as the end of input, often before SIGHUP or instead of it. */
  readonly #hangUp = (): void => void this.#end({ signal: 'SIGHUP' });

  async #end(ending: Ending): Promise<void> {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.#screen.leave();
    const isSettled = await settle(() => this.#cleanUp());
    // An exit waits for what hangs in the file system (a dead network home), for ever if need be. A signal does not.
    end(isSettled ? ending : { signal: 'SIGTERM' });
  }

  readonly #leaveAtExit = (): void => {
    this.#screen.leave();
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.#cleanUp();
  };

  readonly #stopAlone = (): void => this.#stop('self');

  #stop(target: StopTarget): void {
    if (this.#isEnding) return;
    this.#screen.leave();
    process.off('SIGTSTP', this.#stopAlone);
    stop(target);
    // Here time has passed, unless the system refused to stop us; then no SIGCONT will come either.
    setTimeout(() => setImmediate(this.#retakeUnlessTaken), NOT_STOPPED_MS);
  }

  readonly #retakeUnlessTaken = (): void => {
    if (!process.listeners('SIGTSTP').includes(this.#stopAlone)) this.#retake();
  };

  readonly #retake = (): void => {
    if (this.#isEnding) return;
    process.off('SIGTSTP', this.#stopAlone).on('SIGTSTP', this.#stopAlone);
    this.#screen.close();
    this.#screen.take();
    if (process.platform === 'win32') {
      this.#followSize();
      return;
    }
    // A stopped program is not told that its window was resized. Node looks when it gets this signal, before us.
    process.once('SIGWINCH', this.#followSize);
    process.kill(process.pid, 'SIGWINCH');
  };

  /**
   * First everybody learns the size while nothing is shown, then one whole frame is drawn. Ink on its own would show
   * the old frame in the new window before the components have heard of it.
   */
  readonly #followSize = (): void => {
    this.#screen.close();
    this.#screen.announceSize();
    clearImmediate(this.#nextDrawing);
    // React renders in the first turn of the event loop, so we draw in the second.
    this.#nextDrawing = setImmediate(() => {
      this.#nextDrawing = setImmediate(this.#drawWhole);
    });
  };

  readonly #drawWhole = (): void => {
    this.#renderer?.clear();
    this.#screen.drawWhole();
  };
}
