import { randomFrom } from '../kit/random.ts';
import { batchesOf, describe, type Event, type Kind, startSize, unfinished } from './events.ts';
import { Fault, type Subject, Visit } from './visit.ts';

/** One visit of the random user. */
export type Soak = { readonly seed: number; readonly events: number; readonly without: readonly Kind[] };

/** The result of a visit: the last events in words, and the fault, if there was one. */
export type Outcome = {
  readonly fault: Fault | null;
  /** The number of events or bytes until the end or the fault. */
  readonly done: number;
  readonly last: readonly string[];
  /** Memory in MB; `null` for a visit that is too short to judge. */
  readonly memory: { readonly early: number; readonly late: number } | null;
};

const ARGUMENTS = [[], [], ['docker'], ['--ascii'], ['--no-color', 'status:active']];
const LAST = 30;
/** The fewest events after which memory growth is judged; during the first ones the memory always grows. */
const TELLING = 2_000;
const MOST_GROWTH = 1.15;
/** Allowance for a late garbage collection, which is not a leak. */
const SLACK_MB = 6;

/** Makes a visit with random events, and returns its outcome. */
export async function soak(subject: Subject, { seed, events, without }: Soak): Promise<Outcome> {
  const random = randomFrom(seed);
  const size = startSize(random);
  const visit = await Visit.open(subject, size, random.one(ARGUMENTS));
  const last: string[] = [];
  const memory: number[] = [];
  let done = 0;
  const outcome = (fault: Fault | null): Outcome => ({ fault, done, last, memory: growthOf(memory, events) });
  try {
    visit.watch(true);
    for (const batch of batchesOf(random, size, without)) {
      const part = batch.slice(0, events - done);
      last.push(...part.map(describe));
      last.splice(0, last.length - LAST);
      done += part.length;
      await obey(visit, part);
      if (process.platform === 'linux') memory.push(visit.session.memory);
      if (done >= events) break;
    }
    const begun = unfinished(randomFrom(seed), without);
    if (begun !== null) {
      last.push(`${describe(begun)}, then Ctrl-C`);
      await obeyOne(visit, begun);
    }
    await visit.leave();
    return outcome(faultOfGrowth(growthOf(memory, events)));
  } catch (error) {
    return outcome(faultOf(error));
  } finally {
    await visit.close();
  }
}

/** Sends the events of a batch, and checks that the screen is whole afterwards. */
async function obey(visit: Visit, batch: readonly Event[]): Promise<void> {
  for (const event of batch) {
    // After a resize, a frame in the old size may still arrive.
    if ('sizes' in event) visit.watch(false);
    await obeyOne(visit, event);
    if (visit.session.hasExited) break;
  }
  await visit.expectWhole();
}

async function obeyOne(visit: Visit, event: Event): Promise<void> {
  const { session, rest } = visit;
  if ('input' in event && event.isAlone) await rest.isIdle();
  rest.mark();
  if ('signal' in event) return session.kill(event.signal);
  if ('sizes' in event) return session.resizeThrough(event.sizes);
  if (!event.isAlone) return session.type(event.input);
  // The browser may still be starting because of an earlier key.
  if (event.kind === 'paste') await rest.settled();
  const { opened } = visit;
  rest.mark();
  session.type(event.input);
  await rest.isRead();
  // After an Escape, the program waits briefly for the rest of a key.
  if (event.input.endsWith('\u001B')) await rest.settled();
  if (event.kind !== 'paste') return;
  await rest.settled();
  if (visit.opened > opened) throw new Fault('a paste has opened the browser', []);
}

/** How many faults may fail to repeat before one is returned without a repetition. */
const MOST_DOUBTS = 3;
const TRIES = 2;

/**
 * Returns the outcome of a run with `amount` events or bytes. On a busy machine the screen may be checked before the
 * program has drawn it. A fault is therefore tried again twice, the second time patiently. When it does not recur at
 * the same place, it is only reported (`reportUnrepeated`), and the run starts over.
 */
export async function confirmedOutcome(
  run: (amount: number, isPatient: boolean) => Promise<Outcome>,
  amount: number,
  reportUnrepeated: (fault: string, done: number) => void,
): Promise<Outcome> {
  let outcome = await run(amount, false);
  for (let doubts = 0; outcome.fault !== null && doubts < MOST_DOUBTS; doubts++) {
    for (let tries = 0; tries < TRIES; tries++) {
      const again = await run(outcome.done, tries === TRIES - 1);
      if (again.fault !== null && again.done === outcome.done) return again;
    }
    reportUnrepeated(outcome.fault.message, outcome.done);
    outcome = await run(amount, false);
  }
  return outcome;
}

/** Returns an error as a `Fault`. */
export function faultOf(error: unknown): Fault {
  return error instanceof Fault ? error : new Fault(error instanceof Error ? error.message : String(error), []);
}

function growthOf(memory: readonly number[], events: number): Outcome['memory'] {
  if (events < TELLING || memory.length < 10) return null;
  const fifth = Math.floor(memory.length / 5);
  return { early: median(memory.slice(fifth, 2 * fifth)), late: median(memory.slice(-fifth)) };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

function faultOfGrowth(memory: Outcome['memory']): Fault | null {
  if (memory === null || memory.late <= memory.early * MOST_GROWTH + SLACK_MB) return null;
  return new Fault(`the memory grew from ${memory.early.toFixed(0)} to ${memory.late.toFixed(0)} MB`, []);
}
