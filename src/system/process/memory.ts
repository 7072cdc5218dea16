import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { dropFlag, setFlag } from './parts.ts';

/**
 * The size in bytes up to which one half of V8's young generation may grow. The garbage of one letter of a search is then
 * collected once, not three times. Each further doubling costs about 10 MB and saves little.
 */
const LARGEST_HALF = 4_000_000;

/** Names of flags of V8. */
const SMALL = 'optimize-for-size';
const GROWTH = 'semi-space-growth-factor';
const COLLECTS_AT = 'minor-gc-task-trigger';

/**
 * How full the young generation must be, in percent, for V8 to collect it as soon as nothing else runs. The default is 80. The
 * garbage of two letters of a search fills it, so the second letter would have to wait for the collector.
 */
const HALF_FULL = 40;

/**
 * Keeps V8 from growing its heap. V8 does that for a program that answers many keys, although nothing of them stays, and would
 * use twice the memory. The returned function checks the size of the young generation. It takes a few microseconds, and must be
 * called after each key.
 */
export function limitHeap(): () => void {
  setFlag(SMALL, {
    set: () => setFlagsFromString('--optimize-for-size'),
    undo: () => {
      setFlagsFromString('--no-optimize-for-size');
      // V8 sets this flag together with the other.
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

/** Removes the limits on V8's memory: a large list needs it, and without it the thread that reads the list would be slow. */
export function unlimitHeap(): void {
  for (const flag of [SMALL, GROWTH, COLLECTS_AT]) dropFlag(flag);
}

/**
 * Limits the young generation while a command reads a list. V8 13 and later would let it grow to twice the size, for no gain in
 * speed.
 */
export function limitYoungGeneration(): void {
  if (Number.parseInt(process.versions.v8, 10) >= 13) setNumber(GROWTH, 1, 2);
}

function youngHalf(): number {
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  return young === undefined ? Infinity : young.space_used_size + young.space_available_size;
}

/** Interrupt budgets, which decide how soon V8 optimizes code. The first is several times the default of V8 11. */
const BUDGET = 300_000;
const SOONER = 130_000;
const USUAL_BUDGET = 67_584;
let optimizesLate = false;

/**
 * Makes the V8 of Node 20 optimize code later. By default it optimizes on assumptions that soon prove wrong, and compiling that
 * code, in a thread beside ours, takes half of the processor time of a letter. Later versions have a quick compiler for it, and
 * do not know the flag.
 */
function optimizeLater(): void {
  optimizesLate = process.versions.v8.startsWith('11.');
  if (optimizesLate) setNumber('interrupt-budget', BUDGET, USUAL_BUDGET);
}

/** Makes V8 optimize sooner the code that runs while nobody waits. The returned function ends that. */
export function optimizeSooner(): () => void {
  if (!optimizesLate) return () => {};
  setNumber('interrupt-budget', SOONER, USUAL_BUDGET);
  return () => setNumber('interrupt-budget', BUDGET, USUAL_BUDGET);
}

function setNumber(flag: string, to: number, usual: number): void {
  setFlag(flag, {
    set: () => setFlagsFromString(`--${flag}=${to}`),
    undo: () => setFlagsFromString(`--${flag}=${usual}`),
  });
}
