import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as after } from 'node:timers/promises';
import type { Session } from '../../test/support/terminal.ts';
import { type Pulse, pulseOf } from './process-activity.ts';

/** Whether the system reports what a process is doing. Elsewhere, a program is at rest when it has been silent for a while. */
const IS_TOLD = process.platform === 'linux';
/**
 * A program with a timer due sooner than this is not at rest. It is longer than the pause between two frames, and than
 * the wait for the rest of a key.
 */
const NEAR_MS = 100;
const PATIENCE_MS = 60_000;
/**
 * How long after `mark` a program can be at rest: the first value once it has woken, the second if it has not. A key
 * arrives within the first; a signal or a new size takes effect within the second.
 */
const ON_THE_WAY_MS = 10;
const WITHOUT_EFFECT_MS = 24;

/** On a busy machine a key takes longer to arrive: up to this many times the delay of this process's own timers. */
const PER_DELAY = 4;
/** The factor by which a measured delay shrinks at each poll. */
const FORGETTING = 0.9;

/**
 * Extra quiet time per unit of load per core above `BUSY`: output arrives later when more programs want to run than
 * there are cores.
 */
const PER_WAITING_PROGRAM_MS = 25;
const BUSY = 0.75;
/** Extra quiet time when an earlier check may have come too soon. */
const DOUBTED_MS = 250;

/** How often to poll, in milliseconds, and how many polls in a row must find no activity, by what the system reports. */
const WITH_TIMERS = { every: 1, times: 3 };
const WITH_PULSE = { every: 6, times: 5 };
const BY_SILENCE = { every: 6, times: 30 };

/** Detects when a program has nothing left to do: it sleeps, waits for no other program, and has drawn everything. */
export class Rest {
  readonly #session: Session;
  readonly #isPatient: boolean;
  #wakings = 0;
  #markedAt = 0;
  /** The recent delay of this process's timers on this machine, in milliseconds. */
  #delay = 0;

  /** With `isPatient`, waits longer, for output that is late on a busy machine. */
  constructor(session: Session, isPatient = false) {
    this.#session = session;
    this.#isPatient = isPatient;
  }

  /** Must be called before input is sent: only the program's activity after the call counts. */
  mark(): void {
    this.#wakings = pulseOf(this.#session.pid)?.wakings ?? 0;
    this.#markedAt = performance.now();
  }

  /** Resolves when the program has read the input sent since `mark`, or has ended. */
  async isRead(): Promise<void> {
    await this.#until((pulse) => pulse.isIdle && pulse.wakings > this.#wakings, 'read its keys');
  }

  /** Resolves when the program has no input left to read; it may still be about to draw. */
  async isIdle(): Promise<void> {
    await this.#until(({ isIdle }) => isIdle, 'come to rest');
  }

  /** Resolves when the program is at rest, or has ended. */
  async settled(): Promise<void> {
    let before = '';
    let quiet = 0;
    let since = performance.now();
    const doubted = this.#isPatient ? DOUBTED_MS : 0;
    for (const isLate of looks()) {
      const pulse = pulseOf(this.#session.pid);
      const { every, times } = rhythmOf(pulse);
      const now = `${pulse?.wakings} ${this.#session.written}`;
      quiet = now === before && this.#isQuiet(pulse) ? quiet + 1 : 0;
      if (quiet === 0) since = performance.now();
      before = now;
      if (this.#session.hasExited) return;
      if (quiet >= times && performance.now() - since >= lull() + doubted) return;
      if (isLate) throw new Error('The program does not come to rest.');
      await this.#pause(every);
    }
  }

  #isQuiet(pulse: Pulse | null): boolean {
    if (this.#session.isUpdating) return false;
    if (!IS_TOLD) return true;
    if (pulse === null || !pulse.isIdle || (pulse.patience ?? NEAR_MS) < NEAR_MS) return false;
    const since = performance.now() - this.#markedAt - PER_DELAY * this.#delay;
    return since > (pulse.wakings > this.#wakings ? ON_THE_WAY_MS : WITHOUT_EFFECT_MS);
  }

  async #pause(milliseconds: number): Promise<void> {
    const start = performance.now();
    await after(milliseconds);
    const delay = Math.max(0, performance.now() - start - milliseconds - 1);
    this.#delay = Math.max(delay, FORGETTING * this.#delay);
  }

  async #until(has: (pulse: Pulse) => boolean, what: string): Promise<void> {
    if (!IS_TOLD) return this.settled();
    for (const isLate of looks()) {
      const pulse = pulseOf(this.#session.pid);
      if (this.#session.hasExited || (pulse !== null && has(pulse))) return;
      if (isLate) throw new Error(`The program does not ${what}.`);
      await this.#pause(1);
    }
  }
}

/** Returns how long the program must be quiet; the busier the machine, the longer. */
function lull(): number {
  const perCore = (loadavg()[0] ?? 0) / availableParallelism();
  return PER_WAITING_PROGRAM_MS * Math.max(0, perCore - BUSY);
}

function rhythmOf(pulse: Pulse | null): typeof BY_SILENCE {
  if (!IS_TOLD) return BY_SILENCE;
  return pulse?.patience == null ? WITH_PULSE : WITH_TIMERS;
}

function* looks(): Generator<boolean> {
  const end = Date.now() + PATIENCE_MS;
  while (true) yield Date.now() > end;
}
