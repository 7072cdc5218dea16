import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { launch, type Session } from '../../test/support/terminal.ts';
import type { Cells } from './svg.ts';
import type { Step, Visit } from './visits.ts';

/** A terminal's window; `background` is the colour that it reports when queried, such as `ff/ff/ff`. */
export type Window = { readonly columns: number; readonly rows: number; readonly background?: string };

/** The screen of a visit as rows of cells, or the key on the way there that did nothing. */
export type Shot = { readonly rows: readonly Cells[] } | { readonly idleKey: string };

/** A response is complete when the program has been idle for this long. */
const QUIET_MS = 150;
/** A key does nothing here if an idle program has not responded to it after this long. */
const LONGEST_ANSWER_MS = 1000;
/** A screen that has not appeared after this long will not appear. */
const LONGEST_WAIT_MS = 10_000;
const LOOK_EVERY_MS = 10;
const MOST_PRESSES = 50;

/** Performs the steps of a visit in the built program, and captures the screen at the end. */
export async function photograph(visit: Visit, program: string, window: Window): Promise<Shot> {
  const session = await openExplorer(program, window);
  try {
    for (const step of visit.steps) {
      if (!(await take(session, step))) return { idleKey: nameOf(step) };
    }
    const isThere = () => visit.shows.test(session.screen().join('\n'));
    await session.waitUntil(isThere, `${visit.name} to show ${visit.shows}`, LONGEST_WAIT_MS);
    await quiet(session);
    return { rows: cellsOf(session) };
  } finally {
    await session.close();
  }
}

/** Starts the program in a terminal of its own and waits for its first screen. */
export async function openExplorer(program: string, window: Window): Promise<Session> {
  const session = await launch({ args: [program], ...window });
  await session.waitUntil(() => session.isAlternate && session.row(0).trim() !== '', 'the explorer');
  await quiet(session);
  return session;
}

/** Takes one step and waits for the response. Returns false if there is none. */
export async function take(session: Session, step: Step): Promise<boolean> {
  if (typeof step === 'string') return answered(session, () => session.press(step));
  if ('text' in step) return answered(session, () => session.type(step.text));
  const isThere = () => step.until.test(session.screen().join('\n'));
  for (let presses = 0; !isThere(); presses++) {
    if (presses > MOST_PRESSES) throw new Error(`${step.until} never came:\n${session.picture()}`);
    if (!(await answered(session, () => session.press(step.press)))) return false;
  }
  return true;
}

async function answered(session: Session, act: () => void): Promise<boolean> {
  const before = session.written;
  act();
  for (let idle = 0; session.written === before; idle += isBusy(session) ? 0 : LOOK_EVERY_MS) {
    if (idle > LONGEST_ANSWER_MS) return false;
    await pause(LOOK_EVERY_MS);
  }
  await quiet(session);
  return true;
}

/** Waits until the program has neither worked nor written for a while. */
async function quiet(session: Session): Promise<void> {
  for (let idle = 0, written = -1; idle < QUIET_MS; idle += LOOK_EVERY_MS) {
    if (isBusy(session) || written !== session.written) idle = 0;
    written = session.written;
    await pause(LOOK_EVERY_MS);
  }
}

/** Whether the program is running, or is ready to run on a busy machine; known on Linux only. */
function isBusy({ pid }: Session): boolean {
  if (process.platform !== 'linux') return false;
  const [, state] = /\) (\w) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
  return state === 'R';
}

function nameOf(step: Step): string {
  if (typeof step === 'string') return step;
  return 'text' in step ? step.text : step.press;
}

/** Returns the cells of the screen as a terminal shows them, including the cursor. */
export function cellsOf(session: Session): readonly Cells[] {
  const { cursor } = session;
  const isThere = (row: number, column: number) => cursor.isVisible && cursor.row === row && cursor.column === column;
  return session
    .screen()
    .map((_, row) =>
      session.cells(row).map((cell, column) => (isThere(row, column) ? { ...cell, inverse: !cell.inverse } : cell)),
    );
}
