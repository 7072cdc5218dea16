import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { dropFlag, setFlag } from './parts.ts';

/**
 * How large a half of V8's young generation may become, in bytes: what a letter of a search leaves is then collected once and
 * not thrice. Each doubling beyond costs some 10 MB, and saves little.
 */
const LARGEST_HALF = 4_000_000;

/** Flags of V8. */
const SMALL = 'optimize-for-size';
const GROWTH = 'semi-space-growth-factor';
const COLLECTS_AT = 'minor-gc-task-trigger';

/**
 * How full the young generation is, in percent, when V8 collects it as soon as nothing else runs; it would wait until 80. What two
 * letters of a search leave fills it, and the second would wait for the collector.
 */
const HALF_FULL = 40;

/**
 * Keeps V8 from letting its heap grow, which it does for a program that answers many keys though nothing of them stays: it
 * would hold twice as much. The returned function looks after the size of the young generation; it takes some
 * microseconds, and is to be called after each key.
 */
export function staySmall(): () => void {
  setFlag(SMALL, {
    set: () => setFlagsFromString('--optimize-for-size'),
    undo: () => {
      setFlagsFromString('--no-optimize-for-size');
      // V8 sets this one with it.
      setFlagsFromString('--max-semi-space-size=0');
    },
  });
  setNumber(COLLECTS_AT, HALF_FULL, 80);
  optimizeLater();
  let isGrowing: boolean | undefined;
  const look = (): void => {
    const isSmall = youngHalf() < LARGEST_HALF;
    if (isSmall === isGrowing) return;
    isGrowing = isSmall;
    setNumber(GROWTH, isSmall ? 2 : 1, 2);
  };
  look();
  return look;
}

/** Lets V8 take what memory it wants again: a large list needs it, and the thread that reads it would be slow without. */
export function growAsUsual(): void {
  for (const flag of [SMALL, GROWTH, COLLECTS_AT]) dropFlag(flag);
}

/** While a command reads a list, V8 13 and later would let the young generation grow to twice the usual, and be no quicker for it. */
export function readInLittle(): void {
  if (Number.parseInt(process.versions.v8, 10) >= 13) setNumber(GROWTH, 1, 2);
}

function youngHalf(): number {
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  return young === undefined ? Infinity : young.space_used_size + young.space_available_size;
}

/** Several times what is the default of V8 11. */
const BUDGET = 300_000;
const SOONER = 130_000;
const USUAL_BUDGET = 67_584;
let isLate = false;

/**
 * The V8 of Node 20 has code optimized that is soon found to be optimized wrongly: to compile it, in a thread beside ours, takes
 * half of a letter's processor time. Later ones have a quick compiler for that, and do not know the flag.
 */
function optimizeLater(): void {
  isLate = process.versions.v8.startsWith('11.');
  if (isLate) setNumber('interrupt-budget', BUDGET, USUAL_BUDGET);
}

/** Has V8 optimize sooner what runs while nobody waits; the returned function ends that. */
export function optimizeSooner(): () => void {
  if (!isLate) return () => {};
  setNumber('interrupt-budget', SOONER, USUAL_BUDGET);
  return () => setNumber('interrupt-budget', BUDGET, USUAL_BUDGET);
}

function setNumber(flag: string, to: number, usual: number): void {
  setFlag(flag, {
    set: () => setFlagsFromString(`--${flag}=${to}`),
    undo: () => setFlagsFromString(`--${flag}=${usual}`),
  });
}
