import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as after } from 'node:timers/promises';
import type { Session } from '../../test/support/terminal.ts';
import { type Pulse, pulseOf } from './pulse.ts';

/** Whether the system tells what a program is doing; elsewhere we go by its silence. */
const IS_TOLD = process.platform === 'linux';
/** Longer than the pause between two frames, and than the wait for the rest of a key. */
const NEAR_MS = 100;
const PATIENCE_MS = 60_000;
/** A key arrives sooner than the first; a signal or a new size takes effect sooner than the second. */
const ON_THE_WAY_MS = 10;
const WITHOUT_EFFECT_MS = 24;

/** On a busy machine a key takes longer to arrive: so many times as long as we ourselves are kept waiting. */
const PER_DELAY = 4;
/** How quickly a delay is forgotten, at each look. */
const FORGETTING = 0.9;

/** Output takes longer to arrive when more programs want to run than there are cores. */
const PER_WAITING_PROGRAM_MS = 25;
const BUSY = 0.75;
/** How much longer all must be quiet when an earlier look may have come too soon. */
const DOUBTED_MS = 250;

/** How often to look, and how many times in a row nothing must have happened, by what the system tells. */
const WITH_TIMERS = { every: 1, times: 3 };
const WITH_PULSE = { every: 6, times: 5 };
const BY_SILENCE = { every: 6, times: 30 };

/** Tells when a program has nothing left to do: it sleeps, waits for no other program, and has drawn everything. */
export class Rest {
  readonly #session: Session;
  readonly #isPatient: boolean;
  #wakings = 0;
  #markedAt = 0;
  /** How long the machine has lately kept us waiting, in milliseconds. */
  #delay = 0;

  /** With `isPatient` it waits longer, for output that is late on a busy machine. */
  constructor(session: Session, isPatient = false) {
    this.#session = session;
    this.#isPatient = isPatient;
  }

  /** To be called before something is sent: only what the program does afterwards counts. */
  mark(): void {
    this.#wakings = pulseOf(this.#session.pid)?.wakings ?? 0;
    this.#markedAt = performance.now();
  }

  /** Resolves when what was sent since `mark` has been read, or the program has ended. */
  async isRead(): Promise<void> {
    await this.#until((pulse) => pulse.isIdle && pulse.wakings > this.#wakings, 'read its keys');
  }

  /** Resolves when the program has nothing to read; it may still be about to draw. */
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

/** How long all must be quiet; the busier the machine, the longer. */
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
