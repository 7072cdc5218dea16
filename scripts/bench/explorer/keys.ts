import type { Size } from '../../../src/screen/layout.ts';
import { type Answer, Run } from '../kit/run.ts';
import { median, pairedRatios, percentile } from '../kit/statistics.ts';
import { atMost, type Goal, kilobytes, type Row, ratioTo, type Section, sizeWords, timeRow } from '../kit/table.ts';
import { CATALOG_WORDS, type CatalogName, type Program, type Workshop } from '../kit/workshop.ts';
import { arrows, KEYS, openFirstBranch, pages } from './explorer.ts';

/** How often each thing is done. */
export type KeyCounts = {
  readonly arrows: number;
  readonly pages: number;
  readonly words: number;
  readonly bursts: number;
};

/** Two programs that get the same keys in turn. The goals are for the first. */
export type Pair = { readonly mine: Program; readonly other: Program; readonly isOtherStock: boolean };

type Runs = { readonly mine: Run; readonly other: Run };
type Answers = { readonly mine: readonly Answer[]; readonly other: readonly Answer[] };

const SIZE: Size = { columns: 120, rows: 40 };
const LARGE: Size = { columns: 200, rows: 60 };
/** Longer than the pauses within an answer. */
const QUIET_MS = 40;
const LONG_QUIET_MS = 400;
const BURST_KEYS = 2000;
const WORDS = ['kernel', 'seccomp', 'rootless'];
const MOST = {
  arrowP50: 4,
  arrowP95: 12,
  arrowOverStock: 0.3,
  letterP50: 6,
  letterP95: 14,
  letterOverStock: 0.1,
  kilobytesPerArrow: 4,
  burst: 1000,
  largeOverUsual: 1.5,
};

type Measured = Readonly<Record<'arrow' | 'page' | 'letter' | 'burst', Answers>>;

/** The time from each key to the last byte of its answer, next to that of the other program, in two windows. */
export async function* measureKeys(workshop: Workshop, pair: Pair, counts: KeyCounts): AsyncGenerator<Section> {
  const measure = (catalog: CatalogName, size: Size) => answersAt({ catalog, size }, workshop, pair, counts);
  const usual = await measure('own', SIZE);
  yield { title: titleOf('own', SIZE), rows: rowsOf(usual, pair, goalsOf(usual, pair)) };
  const large = await measure('own', LARGE);
  const growth = median(timesOf(large.arrow.mine)) / median(timesOf(usual.arrow.mine));
  const goal = atMost(`median over ${sizeWords(SIZE)}`, growth, MOST.largeOverUsual);
  yield { title: titleOf('own', LARGE), rows: rowsOf(large, pair, { ...NO_GOALS, arrow: [goal] }) };
  const long = await measure('made', SIZE);
  yield {
    title: titleOf('made', SIZE),
    rows: rowsOf(long, pair, { ...NO_GOALS, arrow: ratioGoal(long.arrow, pair, MOST.arrowOverStock) }),
  };
}

const titleOf = (catalog: CatalogName, size: Size) => `Keys, ${CATALOG_WORDS[catalog]}, ${sizeWords(size)}`;

type Place = { readonly catalog: CatalogName; readonly size: Size };

async function answersAt(
  { catalog, size }: Place,
  workshop: Workshop,
  pair: Pair,
  counts: KeyCounts,
): Promise<Measured> {
  const runs: Runs = {
    mine: new Run(workshop.explorer(pair.mine, catalog), size),
    other: new Run(workshop.explorer(pair.other, catalog), size),
  };
  await openFirstBranch(runs.mine, LONG_QUIET_MS);
  await openFirstBranch(runs.other, LONG_QUIET_MS);
  const arrow = await pressInTurn(runs, arrows(counts.arrows), QUIET_MS);
  const page = await pressInTurn(runs, pages(counts.pages), QUIET_MS);
  const burst = await pressInTurn(runs, Array(counts.bursts).fill(arrows(BURST_KEYS).join('')), LONG_QUIET_MS);
  const letter = await typeWords(runs, WORDS.slice(0, counts.words));
  await compareScreens(runs, pair);
  await Promise.all([runs.mine.end(), runs.other.end()]);
  return { arrow, page, letter, burst };
}

type Goals = Readonly<Record<'arrow' | 'bytes' | 'letter' | 'burst', readonly Goal[]>>;
const NO_GOALS: Goals = { arrow: [], bytes: [], letter: [], burst: [] };

function goalsOf({ arrow, letter, burst }: Measured, pair: Pair): Goals {
  return {
    arrow: arrowGoals(arrow, pair),
    bytes: [atMost('median', median(bytesOf(arrow.mine)) / 1000, MOST.kilobytesPerArrow, 'KB')],
    letter: letterGoals(letter, pair),
    burst: [atMost('p95', percentile(timesOf(burst.mine), 0.95), MOST.burst, 'ms')],
  };
}

function rowsOf({ arrow, page, letter, burst }: Measured, pair: Pair, goals: Goals): Row[] {
  return [
    ...pairRows('arrow key', arrow, pair, goals.arrow),
    bytesRow('bytes per arrow key', arrow, pair, goals.bytes),
    ...pairRows('page key', page, pair),
    ...pairRows('letter of a search', letter, pair, goals.letter),
    ...pairRows(`${BURST_KEYS} arrow keys in one write`, burst, pair, goals.burst),
  ];
}

/** Presses each key in both programs, which take turns at being first. */
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

/** Throws when the programs show different screens: then they did different things, and their times cannot be compared. */
async function compareScreens({ mine, other }: Runs, pair: Pair): Promise<void> {
  await mine.quiet(LONG_QUIET_MS);
  await other.quiet(LONG_QUIET_MS);
  const [left, right] = [await seenOn(mine), await seenOn(other)];
  const row = left.findIndex((text, index) => text !== right[index]);
  if (row < 0) return;
  const rows = [left, right].map((screen) => `  ${screen[row]}`);
  console.error(
    [`${pair.mine.name} and ${pair.other.name} show different screens after the same keys:`, ...rows].join('\n'),
  );
}

/** The rows of a screen without the blanks at their ends, which need not be written. */
async function seenOn(run: Run): Promise<readonly string[]> {
  return (await run.look()).map((row) => row.trimEnd());
}

function pairRows(what: string, { mine, other }: Answers, pair: Pair, goals: readonly Goal[] = []): Row[] {
  const others = { name: pair.other.name, values: timesOf(other) };
  return [
    timeRow(what, timesOf(mine), others, goals),
    timeRow(`${what}: ${pair.other.name}`, others.values),
    ...processorRows(what, { mine, other }, pair),
  ];
}

/** What other programs on the machine do to a time, they hardly do to this one. */
function processorRows(what: string, { mine, other }: Answers, { other: { name } }: Pair): Row[] {
  const [own, others] = [spentIn(mine), spentIn(other)];
  return own.length === 0 ? [] : [timeRow(`${what}: processor`, own, { name, values: others })];
}

const spentIn = (answers: readonly Answer[]): number[] => answers.flatMap(({ processorMs }) => processorMs ?? []);

function arrowGoals(answers: Answers, pair: Pair): readonly Goal[] {
  const times = timesOf(answers.mine);
  return [
    atMost('median', median(times), MOST.arrowP50, 'ms'),
    atMost('p95', percentile(times, 0.95), MOST.arrowP95, 'ms'),
    ...ratioGoal(answers, pair, MOST.arrowOverStock),
  ];
}

function letterGoals(answers: Answers, pair: Pair): readonly Goal[] {
  const times = timesOf(answers.mine);
  return [
    atMost('median', median(times), MOST.letterP50, 'ms'),
    atMost('p95', percentile(times, 0.95), MOST.letterP95, 'ms'),
    ...ratioGoal(answers, pair, MOST.letterOverStock),
  ];
}

function ratioGoal({ mine, other }: Answers, { isOtherStock }: Pair, most: number): readonly Goal[] {
  const ratio = median(pairedRatios(timesOf(mine), timesOf(other)));
  return isOtherStock ? [atMost('ratio', ratio, most)] : [];
}

function bytesRow(what: string, { mine, other }: Answers, pair: Pair, goals: readonly Goal[]): Row {
  const bytes = bytesOf(mine);
  return {
    what,
    median: kilobytes(median(bytes)),
    p95: kilobytes(percentile(bytes, 0.95)),
    ratio: ratioTo(bytes, { name: pair.other.name, values: bytesOf(other) }),
    goals,
  };
}

function bytesOf(answers: readonly Answer[]): number[] {
  return answers.map(({ bytes }) => bytes);
}

function timesOf(answers: readonly Answer[]): number[] {
  return answers.map(({ ms }) => ms);
}
