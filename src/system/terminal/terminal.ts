import { isatty, type ReadStream, type WriteStream } from 'node:tty';
import { complaintLine } from '../output/complain.ts';
import { complaint } from '../output/complaint.ts';
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

/** What draws the frames. `clear` makes it forget the last one, so that the next is drawn whole. */
export type Renderer = { clear(): void };

const STDERR = 2;
/** The exit code of a program that Ctrl-c ended. */
const INTERRUPTED = 130;
/** Longer than the way of a SIGCONT through the event loop, shorter than anyone's patience. */
const NOT_STOPPED_MS = 50;

/**
 * Takes the terminal for a full-screen program, and sees to it that it is given back on every exit that it can see: quitting, signals,
 * bugs, a stop by the shell, `process.exit` from anywhere. In the background it stops until a shell brings it to the
 * front, and where none can it ends. To be called before anything slow is loaded, and `readKeys` with it, so that keys
 * typed meanwhile are not echoed.
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
   * Shows a frame before there is a renderer, all of it at once. It is asked for again when the window changes. A
   * `question` to the terminal goes before it, once; the answer comes with the keys.
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

  /** Asks for raw keys, which are not echoed, reads and keeps them, and minds the end of them. Ctrl-c quits at once. */
  readKeys(stdin: ReadStream): void {
    this.#screen.readKeys(stdin);
    this.#input = new Input(stdin, () => this.quit(INTERRUPTED));
    stdin.on('error', this.#hangUp);
    stdin.on('end', this.#hangUp);
  }

  /** Names what takes the keys: those that were typed so far, and all that will be. */
  handKeysTo(reader: KeyReader): void {
    this.#input?.handOver(reader);
  }

  /** Puts the cursor where a renderer begins, which then draws over what is shown. */
  toFirstCell(): void {
    this.stdout.write(TO_FIRST_CELL);
  }

  /** Names the renderer that has to draw afresh when the program comes back from a stop. */
  attach(renderer: Renderer): void {
    this.#renderer = renderer;
    this.#firstFrame = undefined;
    // Nobody writes there but libraries, and to make the stream takes its time.
    process.stderr.on('error', () => {});
    // What a library writes at the exit must not wait for a terminal that nobody reads.
    if (isatty(STDERR)) unblock(process.stderr);
  }

  /** Names what runs once on every way out, after the screen is given back: the place to save what is not saved yet. */
  onLeave(cleanUp: () => unknown): void {
    this.#cleanUp = cleanUp;
  }

  /** Has the terminal report the mouse, or no longer. */
  takeMouse(on: boolean): void {
    this.#screen.takeMouse(on);
  }

  /** The end that the reader asked for: 0 in good order, 130 when it was Ctrl-C. */
  quit(code = 0): void {
    this.#afterAnswer(() => this.#end({ code }));
  }

  /** Ctrl-Z: back to the shell until `fg`. Without a shell that could say `fg`, nothing happens. */
  suspend(): void {
    if (hasShellAbove()) this.#afterAnswer(() => this.#stop('group'));
  }

  /** Ctrl-L: takes the modes again and draws everything, whatever somebody else wrote on the screen. */
  redraw(): void {
    this.#retake();
  }

  /** Draws everything again, as it looks now. */
  drawAgain(): void {
    this.#redraw.request();
  }

  /** The end by a bug: the terminal as it was, one line on stderr. */
  crash(error: unknown): void {
    if (this.#isEnding) return;
    this.#screen.leave();
    tell(complaint(error, Boolean(process.env.AWESOME_CONTAINERS_DEBUG)));
    this.#end(BUG);
  }

  /** The end by something that the reader can mend: the terminal as it was, and what to do on stderr. */
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
    // Node tells of a resize only when it finds another size than before, but a terminal may have cut the frame and got
    // its size back meanwhile. Windows knows no such signal.
    if (process.platform === 'win32') this.#stdout.on('resize', () => this.#redraw.request());
    else process.on('SIGWINCH', () => this.#redraw.request());
    this.#stdout.on('error', this.#hangUp);
  }

  /** A closed window shows as an error or as the end of input, often before SIGHUP or instead of it. */
  readonly #hangUp = (): void => void this.#end({ signal: 'SIGHUP' });

  /**
   * What somebody asked for who has time; signals and faults do not wait. A wheel may still turn: what it reports is read until
   * the terminal has stopped to, and does not stand on the command line of the shell.
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

  /** SIGCONT: in the foreground it goes on, in the background it stops again, as long as nobody ends it. */
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
    // A stopped program is not told that its window was resized: this has Node look, and us draw.
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

/** Says something on standard error. A terminal that nobody reads must not hold up the end. */
function tell(text: string): void {
  if (isatty(STDERR)) unblock(process.stderr);
  writeNow(STDERR, text);
}
