import { type Random, randomFrom } from '../kit/random.ts';
import { faultOf, type Outcome } from './user.ts';
import { type Subject, Visit } from './visit.ts';

/** A flood of random bytes. */
export type Fuzz = { readonly seed: number; readonly bytes: number };

const SIZE = { columns: 80, rows: 24 };
const LAST = 12;
/** The exit codes of the two ways to quit: `q` and Ctrl-C. */
const WAYS_OUT = [0, 130];
/** Completes any unfinished string or paste. */
const ENDS = '\u001B\\\u001B[201~';

const PIECES: readonly (readonly [weight: number, (random: Random) => readonly number[]])[] = [
  [20, () => [0x1b]],
  [12, (random) => text(random.one(['[', '[1;', '[200~', '[201~', '[<0;', ']11;', ']52;c;', 'P', 'O', '[99', '[A']))],
  [8, (random) => text(random.one(['\u001B[200~', '\u001B[201~', '\u001B\\', '\u0007', '\u001B[I', '\u001B[1;5C']))],
  [12, (random) => [random.one([0xc3, 0xe2, 0xe5, 0xf0, 0x80, 0x9f, 0xbf, 0xff, 0xfe, 0x9b, 0x9d, 0x90])]],
  [6, (random) => text(random.one(['容', 'é', 'e\u0301', '👍', '\u202E', '\u200B', '\uFEFF', '\u2028']))],
  [40, (random) => [0x20 + random.below(0x5f)]],
  [14, (random) => [random.below(0x20)]],
  [4, (random) => [random.below(0x100)]],
];

const text = (piece: string): readonly number[] => [...Buffer.from(piece)];
const CTRL_C = 3;
const Q = 'q'.charCodeAt(0);

/** Sends random bytes to the program, and restarts it when they make it quit. */
export async function fuzz(subject: Subject, { seed, bytes }: Fuzz): Promise<Outcome> {
  const random = randomFrom(seed);
  const last: string[] = [];
  let done = 0;
  let visit = await Visit.open(subject, SIZE, []);
  try {
    while (done < bytes) {
      const piece = pieceOf(random, bytes - done);
      last.push(JSON.stringify(piece.toString('latin1')).replaceAll('\\u001b', 'ESC '));
      last.splice(0, last.length - LAST);
      done += piece.length;
      visit.rest.mark();
      visit.session.type(piece);
      await visit.rest.isRead();
      if (!visit.session.hasExited) continue;
      visit.expectGone(await visit.session.exit(), WAYS_OUT);
      await visit.close();
      visit = await Visit.open(subject, SIZE, []);
    }
    await end(visit, seed);
    return { fault: null, done, last, memory: null };
  } catch (error) {
    return { fault: faultOf(error), done, last, memory: null };
  } finally {
    await visit.close();
  }
}

/**
 * Checks the end of a flood. With an even seed, unfinished sequences are completed first, and the screen must be whole.
 * Ctrl-C must end the program in either case.
 */
async function end(visit: Visit, seed: number): Promise<void> {
  if (seed % 2 === 0) {
    visit.session.type(ENDS);
    await visit.rest.settled();
    if (!visit.session.hasExited) await visit.expectWhole();
  }
  await visit.rest.settled();
  if (visit.session.hasExited) visit.expectGone(await visit.session.exit(), WAYS_OUT);
  else await visit.leave();
}

/** Returns random bytes that arrive in one read. The two keys that quit are rare. */
function pieceOf(random: Random, most: number): Buffer {
  const length = 1 + random.below(96);
  const bytes: number[] = [];
  while (bytes.length < length) bytes.push(...random.weighted(PIECES)(random));
  const isLeaving = (byte: number) => byte === CTRL_C || byte === Q;
  return Buffer.from(bytes.filter((byte) => !isLeaving(byte) || random.below(20) === 0).slice(0, most));
}
