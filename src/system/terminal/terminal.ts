import { isatty, type ReadStream, type WriteStream } from 'node:tty';
import { faultMessage } from '../output/fault-message.ts';
import { complaintLine } from '../output/print-error.ts';
import { writeNow } from '../output/write-now.ts';
import { BUG, type Ending, end, settle, WRONG_USE } from '../process/ending.ts';
import { isInBackground } from '../process/foreground.ts';
import { waitForFront } from '../process/front.ts';
import { hasShellAbove, type StopTarget, stop, stopInBackground } from '../process/job-control.ts';
import { onEndingSignal } from '../process/signals.ts';
import { Input, type KeyReader } from './input.ts';
import { type Output, unblock } from './outlet.ts';
import { Redraw } from './redraw.ts';
import { Screen } from './screen.ts';
import { TO_FIRST_CELL, WHERE_IS_CURSOR } from './sequences.ts';

/** Draws the frames. `clear` makes it forget the last frame, so that the next one is drawn whole. */
export type Renderer = { clear(): void };

const STDERR = 2;
/** The exit code of a program that was ended by Ctrl-C. */
const INTERRUPTED = 130;
/** Longer than a SIGCONT takes through the event loop, and shorter than anyone's patience. */
const NOT_STOPPED_MS = 50;

/**
 * Takes the terminal for a full-screen program, and ensures that it is given back on every exit that the program can see:
 * quitting, signals, bugs, a stop by the shell, `process.exit` from anywhere. In the background, the program stops until a shell
 * brings it to the front; if none can, it ends. This must be called before anything slow is loaded, and `readKeys` with it, so
 * that keys typed meanwhile are not echoed.
 */
export function takeTerminal(stdout: Output): Terminal {
  waitForFront();
  return new Terminal(stdout);
}

export class Terminal {
  /** The stdout to draw on; what is drawn while the screen is not ours is dropped. */
  readonly stdout: WriteStream;
  readonly #screen: Screen;
  readonly #stdout: Output;
  #input: Input | undefined;
  #renderer: Renderer | undefined;
  #cleanUp: () => unknown = () => {};
  #firstFrame: (() => string) | undefined;
  readonly #redraw: Redraw;
  #isEnding = false;

  constructor(stdout: Output) {
    this.#stdout = stdout;
    this.#screen = new Screen(stdout, { onGap: () => this.#redraw.request(), onGone: this.#hangUp });
    this.#redraw = new Redraw({
      hold: () => this.#screen.close(),
      announce: () => this.#screen.announceSize(),
      draw: this.#drawWhole,
    });
    this.stdout = this.#screen.canvas;
    this.#listen();
    this.#screen.take();
    this.#screen.open();
  }

  /**
   * Shows a whole frame before there is a renderer. `frame` is called again when the window changes. A `question` to the terminal
   * is sent before the frame, once; the answer comes with the keys.
   */
  show(frame: () => string, question = ''): void {
    this.#firstFrame = frame;
    this.#screen.show(frame(), question);
    if (question !== '') this.#input?.answer.expect();
  }

  /** Asks the terminal something that leaves nothing on the screen; the answer comes with the keys. */
  ask(question: string): void {
    this.stdout.write(question);
    this.#input?.answer.expect();
  }

  /** Switches to raw keys, which are not echoed, reads and keeps them, and handles their end. Ctrl-C quits at once. */
  readKeys(stdin: ReadStream): void {
    this.#screen.readKeys(stdin);
    this.#input = new Input(stdin, () => this.quit(INTERRUPTED));
    stdin.on('error', this.#hangUp);
    stdin.on('end', this.#hangUp);
  }

  /** Sets the reader of the keys: it gets those typed so far, and all that follow. */
  handKeysTo(reader: KeyReader): void {
    this.#input?.handOver(reader);
  }

  /** Puts the cursor where a renderer begins, so that it draws over what is shown. */
  toFirstCell(): void {
    this.stdout.write(TO_FIRST_CELL);
  }

  /** Sets the renderer, which has to draw everything again when the program comes back from a stop. */
  attach(renderer: Renderer): void {
    this.#renderer = renderer;
    this.#firstFrame = undefined;
    // Only libraries write there, and creating the stream takes time.
    process.stderr.on('error', () => {});
    // What a library writes at the exit must not wait for a terminal that nobody reads.
    if (isatty(STDERR)) unblock(process.stderr);
  }

  /** Sets a function that runs once on every way out, after the screen is given back: the place to save what is not saved yet. */
  onLeave(cleanUp: () => unknown): void {
    this.#cleanUp = cleanUp;
  }

  /** Makes the terminal report the mouse, or ends that. */
  takeMouse(on: boolean): void {
    this.#screen.takeMouse(on);
  }

  /** Ends the program as the user asked for: with 0 normally, with 130 for Ctrl-C. */
  quit(code = 0): void {
    this.#afterAnswer(() => this.#end({ code }));
  }

  /** Handles Ctrl-Z: goes back to the shell until `fg`. Does nothing if there is no shell in which to type `fg`. */
  suspend(): void {
    if (hasShellAbove()) this.#afterAnswer(() => this.#stop('group'));
  }

  /** Handles Ctrl-L: sets the modes again and draws everything, whatever another program wrote on the screen. */
  redraw(): void {
    this.#retake();
  }

  /** Draws everything again, with its current look. */
  drawAgain(): void {
    this.#redraw.request();
  }

  /** Ends the program after a bug: restores the terminal, and writes one line to stderr. */
  crash(error: unknown): void {
    if (this.#isEnding) return;
    this.#screen.leave();
    tell(faultMessage(error, Boolean(process.env.AWESOME_CONTAINERS_DEBUG)));
    this.#end(BUG);
  }

  /** Ends the program because of something that the user can repair: restores the terminal, and writes to stderr what to do. */
  refuse(message: string): void {
    this.#screen.leave();
    tell(complaintLine(message));
    this.#end(WRONG_USE);
  }

  #listen(): void {
    onEndingSignal((signal) => this.#end({ signal }));
    process.on('SIGCONT', this.#comeBack);
    process.on('SIGTSTP', this.#stopAlone);
    process.on('uncaughtException', (error) => this.crash(error));
    process.on('unhandledRejection', (reason) => this.crash(reason));
    process.on('exit', this.#leaveAtExit);
    // Node would print its warnings across the frame.
    process.removeAllListeners('warning');
    // Node reports a resize only if the size differs from the one before, but a terminal may have cut the frame and got its size
    // back meanwhile. Windows has no such signal.
    if (process.platform === 'win32') this.#stdout.on('resize', () => this.#redraw.request());
    else process.on('SIGWINCH', () => this.#redraw.request());
    this.#stdout.on('error', this.#hangUp);
  }

  /** Ends the program when its window is closed, which shows as an error or the end of input, often before or without SIGHUP. */
  readonly #hangUp = (): void => void this.#end({ signal: 'SIGHUP' });

  /**
   * Calls `goOn` when no answer is on its way. It serves requests of the user, which can wait; signals and faults do not. The
   * wheel may still be turning: its reports are read until the terminal has stopped sending them, so that they do not appear on
   * the command line of the shell.
   */
  #afterAnswer(goOn: () => void): void {
    if (this.#screen.quietMouse(WHERE_IS_CURSOR)) this.#input?.answer.expect();
    if (this.#input) this.#input.answer.before(goOn);
    else goOn();
  }

  async #end(ending: Ending): Promise<void> {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.#screen.leave();
    const isSettled = await settle(() => this.#cleanUp());
    // An exit waits for operations that hang in the file system (a dead network home), if need be for ever. A signal does not.
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
    // When this runs, the stop is over, unless the system refused to stop us; in that case no SIGCONT will come either.
    setTimeout(() => setImmediate(this.#retakeUnlessTaken), NOT_STOPPED_MS);
  }

  readonly #retakeUnlessTaken = (): void => {
    if (!process.listeners('SIGTSTP').includes(this.#stopAlone)) this.#retake();
  };

  /** Handles SIGCONT: in the foreground the program goes on, in the background it stops again, unless it is ending. */
  readonly #comeBack = (): void => {
    if (!isInBackground()) {
      this.#retake();
      return;
    }
    this.#screen.close();
    setImmediate(() => {
      if (!this.#isEnding && isInBackground()) stopInBackground();
    });
  };

  readonly #retake = (): void => {
    if (this.#isEnding) return;
    process.off('SIGTSTP', this.#stopAlone).on('SIGTSTP', this.#stopAlone);
    this.#screen.close();
    this.#screen.take();
    // A stopped program is not told that its window was resized. This makes Node check the size, and us draw.
    if (process.platform === 'win32') this.#redraw.request();
    else process.emit('SIGWINCH');
  };

  readonly #drawWhole = (): void => {
    if (this.#firstFrame) {
      this.#screen.open();
      this.#screen.show(this.#firstFrame());
      return;
    }
    this.#renderer?.clear();
    this.#screen.drawWhole();
  };
}

/** Writes a text to standard error. A terminal that nobody reads must not hold up the end. */
function tell(text: string): void {
  if (isatty(STDERR)) unblock(process.stderr);
  writeNow(STDERR, text);
}
