import { readFileSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import type { Session } from '../../test/e2e/terminal.ts';

const LOOK_EVERY_MS = 6;
/** Longer than the pause between two frames, and than the wait for the rest of a key. */
const LOOKS = 4;
/** Whether the system tells what a program is doing; elsewhere only its silence does. */
const IS_TOLD = process.platform === 'linux';
const LOOKS_WITHOUT_PROC = 30;
const PATIENCE_MS = 60_000;

/** What a program was doing at a moment. */
type Pulse = { readonly isAsleep: boolean; readonly wakings: number };

/** Tells when a program has nothing to do any more: it sleeps, waits for no other program, and has drawn all. */
export class Rest {
  readonly #session: Session;
  #wakings = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** To be called before something is sent: only what the program does afterwards counts. */
  mark(): void {
    this.#wakings = pulseOf(this.#session.pid)?.wakings ?? 0;
  }

  /** Resolves when what was sent since `mark` has been read, or the program has ended. */
  async isRead(): Promise<void> {
    if (!IS_TOLD) return this.settled();
    for (const isLate of looks()) {
      const pulse = pulseOf(this.#session.pid);
      const has = pulse?.isAsleep && pulse.wakings > this.#wakings;
      if (this.#session.hasExited || has) return;
      if (isLate) throw new Error('The program does not read its keys.');
      await after(1);
    }
  }

  /** Resolves when the program has nothing to read; it may still be about to draw. */
  async isIdle(): Promise<void> {
    if (!IS_TOLD) return this.settled();
    for (const isLate of looks()) {
      if (this.#session.hasExited || pulseOf(this.#session.pid)?.isAsleep) return;
      if (isLate) throw new Error('The program does not come to rest.');
      await after(1);
    }
  }

  /** Resolves when the program is at rest, or has ended. */
  async settled(): Promise<void> {
    let before = '';
    let quiet = 0;
    for (const isLate of looks()) {
      const pulse = pulseOf(this.#session.pid);
      const now = `${pulse?.wakings} ${this.#session.written}`;
      const isQuiet = now === before && (!IS_TOLD || pulse?.isAsleep) && !this.#session.isUpdating;
      quiet = isQuiet ? quiet + 1 : 0;
      before = now;
      if (this.#session.hasExited || quiet >= (IS_TOLD ? LOOKS : LOOKS_WITHOUT_PROC)) return;
      if (isLate) throw new Error('The program does not come to rest.');
      await after(LOOK_EVERY_MS);
    }
  }
}

function* looks(): Generator<boolean> {
  const end = Date.now() + PATIENCE_MS;
  while (true) yield Date.now() > end;
}

/** What Linux knows of the program's main thread; `null` when it has ended. */
function pulseOf(pid: number): Pulse | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    const wakings = Number(/^voluntary_ctxt_switches:\s+(\d+)$/mu.exec(status)?.[1]);
    return { isAsleep: /^State:\s+S/mu.test(status) && children === '', wakings };
  } catch {
    return null;
  }
}
