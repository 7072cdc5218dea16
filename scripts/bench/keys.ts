import type { Size } from '../../src/screen/layout.ts';
import { arrows, KEYS, openFirstBranch, pages } from './explorer.ts';
import { type Answer, Run } from './run.ts';
import { median, pairedRatios, percentile } from './statistics.ts';
import { atMost, type Goal, kilobytes, type Row, ratioTo, type Section, sizeWords, timeRow } from './table.ts';
import type { Program, Workshop } from './workshop.ts';

/** How often each thing is done. */
export type KeyCounts = {
  readonly arrows: number;
  readonly pages: number;
  readonly words: number;
  readonly bursts: number;
};

/** Two programs that get the same keys in turn. The goals are those of the first. */
export type Pair = { readonly mine: Program; readonly other: Program; readonly isOtherStock: boolean };

type Runs = { readonly mine: Run; readonly other: Run };
type Answers = { readonly mine: readonly Answer[]; readonly other: readonly Answer[] };

const SIZES: readonly Size[] = [
  { columns: 120, rows: 40 },
  { columns: 200, rows: 60 },
];
/** Longer than the pauses within an answer. */
const QUIET_MS = 40;
const LONG_QUIET_MS = 400;
const BURST_KEYS = 2000;
const WORDS = ['kernel', 'seccomp', 'rootless'];
const MOST = { arrowP50: 4, arrowP95: 12, arrowOverStock: 0.3, letterP50: 6, kilobytesPerArrow: 4 };

/** The time from a key to the last byte of its answer, key by key beside the other program, by window size. */
export async function* measureKeys(workshop: Workshop, pair: Pair, counts: KeyCounts): AsyncGenerator<Section> {
  for (const size of SIZES) {
    const title = `Keys among 250 long entries, ${sizeWords(size)}`;
    yield { title, rows: await rowsAt(size, workshop, pair, counts) };
  }
}

async function rowsAt(size: Size, workshop: Workshop, pair: Pair, counts: KeyCounts): Promise<Row[]> {
  const runs: Runs = {
    mine: new Run(workshop.explorer(pair.mine, 'made'), size),
    other: new Run(workshop.explorer(pair.other, 'made'), size),
  };
  await openFirstBranch(runs.mine, LONG_QUIET_MS);
  await openFirstBranch(runs.other, LONG_QUIET_MS);
  const arrow = await pressInTurn(runs, arrows(counts.arrows), QUIET_MS);
  const page = await pressInTurn(runs, pages(counts.pages), QUIET_MS);
  const burst = await pressInTurn(runs, Array(counts.bursts).fill(arrows(BURST_KEYS).join('')), LONG_QUIET_MS);
  const letter = await typeWords(runs, WORDS.slice(0, counts.words));
  await compareScreens(runs, pair);
  await Promise.all([runs.mine.end(), runs.other.end()]);
  return [
    ...rowsOf('arrow key', arrow, pair, arrowGoals(arrow, pair)),
    bytesRow('bytes per arrow key', arrow, pair),
    ...rowsOf('page key', page, pair),
    ...rowsOf('letter of a search', letter, pair, [
      atMost('median', median(timesOf(letter.mine)), MOST.letterP50, 'ms'),
    ]),
    ...rowsOf(`${BURST_KEYS} arrow keys in one write`, burst, pair),
  ];
}

/** Presses each key in both programs, one after the other, beginning with another one each time. */
async function pressInTurn({ mine, other }: Runs, keys: readonly string[], quietMs: number): Promise<Answers> {
  const answers = { mine: [] as Answer[], other: [] as Answer[] };
  for (const [index, key] of keys.entries()) {
    if (index % 2 === 0) answers.mine.push(await mine.answerTo(key, quietMs));
    answers.other.push(await other.answerTo(key, quietMs));
    if (index % 2 !== 0) answers.mine.push(await mine.answerTo(key, quietMs));
  }
  return answers;
}

/** Types words on the search line, and erases each before the next. */
async function typeWords(runs: Runs, words: readonly string[]): Promise<Answers> {
  const answers = { mine: [] as Answer[], other: [] as Answer[] };
  await pressInTurn(runs, [KEYS.search], QUIET_MS);
  for (const word of words) {
    const { mine, other } = await pressInTurn(runs, [...word], QUIET_MS);
    answers.mine.push(...mine);
    answers.other.push(...other);
    await pressInTurn(runs, [KEYS.eraseLine], QUIET_MS);
  }
  return answers;
}

/** What shows something else has done something else, and its times mean little. */
async function compareScreens({ mine, other }: Runs, pair: Pair): Promise<void> {
  await mine.quiet(LONG_QUIET_MS);
  await other.quiet(LONG_QUIET_MS);
  const [left, right] = [await mine.look(), await other.look()];
  const row = left.findIndex((text, index) => text !== right[index]);
  if (row < 0) return;
  const rows = [left, right].map((screen) => `  ${screen[row]}`);
  console.error(
    [`${pair.mine.name} and ${pair.other.name} show different screens after the same keys:`, ...rows].join('\n'),
  );
}

function rowsOf(what: string, { mine, other }: Answers, pair: Pair, goals: readonly Goal[] = []): Row[] {
  const others = { name: pair.other.name, values: timesOf(other) };
  return [timeRow(what, timesOf(mine), others, goals), timeRow(`${what}: ${pair.other.name}`, others.values)];
}

function arrowGoals({ mine, other }: Answers, { isOtherStock }: Pair): readonly Goal[] {
  const times = timesOf(mine);
  const ratio = median(pairedRatios(times, timesOf(other)));
  return [
    atMost('median', median(times), MOST.arrowP50, 'ms'),
    atMost('p95', percentile(times, 0.95), MOST.arrowP95, 'ms'),
    ...(isOtherStock ? [atMost('ratio', ratio, MOST.arrowOverStock)] : []),
  ];
}

function bytesRow(what: string, { mine, other }: Answers, pair: Pair): Row {
  const bytes = mine.map((answer) => answer.bytes);
  const others = other.map((answer) => answer.bytes);
  const middle = median(bytes);
  return {
    what,
    median: kilobytes(middle),
    p95: kilobytes(percentile(bytes, 0.95)),
    ratio: ratioTo(bytes, { name: pair.other.name, values: others }),
    goals: [atMost('median', middle / 1000, MOST.kilobytesPerArrow, 'KB')],
  };
}

function timesOf(answers: readonly Answer[]): number[] {
  return answers.map(({ ms }) => ms);
}
