import type { Size } from '../../../src/screen/layout.ts';
import { type Answer, Run, sleep } from '../kit/run.ts';
import { median, pairedRatios, percentile } from '../kit/statistics.ts';
import { atMost, type Goal, kilobytes, type Row, ratioTo, type Section, sizeWords } from '../kit/table.ts';
import { CATALOG_WORDS, type CatalogName, type Workshop } from '../kit/workshop.ts';
import { type Answers, bytesOf, type Pair, pairRows, pressAlternately, type Runs, timesOf } from './alternate.ts';
import { arrows, BURST_KEYS, bursts, KEYS, openFirstBranch, pages } from './explorer.ts';

/** How often each measurement is repeated. */
export type KeyCounts = {
  readonly arrows: number;
  readonly pages: number;
  readonly words: number;
  readonly bursts: number;
  /** How often each view is opened. */
  readonly views: number;
};

const SIZE: Size = { columns: 120, rows: 40 };
const LARGE: Size = { columns: 200, rows: 60 };
/** Longer than the pauses within a response. */
const QUIET_MS = 40;
const LONG_QUIET_MS = 400;
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
  viewP50: 6,
  largeOverUsual: 1.5,
};

type Measured = Readonly<Record<'arrow' | 'page' | 'letter' | 'burst', Answers>> & { readonly views: ViewAnswers };

/** Measures the time from each key to the last byte of its response, next to that of the other program, in two windows. */
export async function* measureKeys(workshop: Workshop, pair: Pair, counts: KeyCounts): AsyncGenerator<Section> {
  const measure = (catalog: CatalogName, size: Size) => answersAt({ catalog, size }, workshop, pair, counts);
  const usual = await measure('own', SIZE);
  yield { title: titleOf('own', SIZE), rows: rowsOf(usual, pair, goalsOf(usual, pair)) };
  const large = await measure('own', LARGE);
  const growth = median(timesOf(large.arrow.mine)) / median(timesOf(usual.arrow.mine));
  const goal = atMost(`median over ${sizeWords(SIZE)}`, growth, MOST.largeOverUsual);
  yield { title: titleOf('own', LARGE), rows: rowsOf(large, pair, { ...NO_GOALS, arrow: [goal] }) };
  if (!pair.other.catalogs.includes('made')) return;
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
  const arrow = await pressAlternately(runs, arrows(counts.arrows), QUIET_MS);
  const page = await pressAlternately(runs, pages(counts.pages), QUIET_MS);
  const burst = await pressAlternately(runs, bursts(counts.bursts), LONG_QUIET_MS);
  const letter = await typeWords(runs, WORDS.slice(0, counts.words));
  const views = await openViews(runs, counts.views);
  await compareScreens(runs, pair);
  await Promise.all([runs.mine.end(), runs.other.end()]);
  return { arrow, page, letter, burst, views };
}

type Goals = Readonly<Record<'arrow' | 'bytes' | 'letter' | 'burst' | 'opened' | 'within', readonly Goal[]>>;
const NO_GOALS: Goals = { arrow: [], bytes: [], letter: [], burst: [], opened: [], within: [] };

function goalsOf({ arrow, letter, burst, views }: Measured, pair: Pair): Goals {
  const viewGoal = ({ mine }: Answers) =>
    mine.length === 0 ? [] : [atMost('median', median(timesOf(mine)), MOST.viewP50, 'ms')];
  return {
    arrow: arrowGoals(arrow, pair),
    bytes: [atMost('median', median(bytesOf(arrow.mine)) / 1000, MOST.kilobytesPerArrow, 'KB')],
    letter: letterGoals(letter, pair),
    burst: [atMost('p95', percentile(timesOf(burst.mine), 0.95), MOST.burst, 'ms')],
    opened: viewGoal(views.opened),
    within: viewGoal(views.within),
  };
}

function rowsOf({ arrow, page, letter, burst, views }: Measured, pair: Pair, goals: Goals): Row[] {
  return [
    ...pairRows('arrow key', arrow, pair, goals.arrow),
    bytesRow('bytes per arrow key', arrow, pair, goals.bytes),
    ...pairRows('page key', page, pair),
    ...pairRows('letter of a search', letter, pair, goals.letter),
    ...pairRows(`${BURST_KEYS} arrow keys in one write`, burst, pair, goals.burst),
    // The other build may have none of these views.
    ...(views.names.length === 0 ? [] : viewRows(views, pair, goals)),
  ];
}

function viewRows({ names, opened, within }: ViewAnswers, pair: Pair, goals: Goals): Row[] {
  return [
    ...pairRows(`a view opened (${names.join(' ')})`, opened, pair, goals.opened),
    ...pairRows('a key in it', within, pair, goals.within),
  ];
}

/** Types words in the search line, and erases each before the next. */
async function typeWords(runs: Runs, words: readonly string[]): Promise<Answers> {
  const answers = { mine: [] as Answer[], other: [] as Answer[] };
  await pressAlternately(runs, [KEYS.search], QUIET_MS);
  for (const word of words) {
    const { mine, other } = await pressAlternately(runs, [...word], QUIET_MS);
    answers.mine.push(...mine);
    answers.other.push(...other);
    await pressAlternately(runs, [KEYS.eraseLine], QUIET_MS);
  }
  return answers;
}

/** The keys that open the views that both programs have, the responses to them, and the responses to one key in each view. */
type ViewAnswers = { readonly names: readonly string[]; readonly opened: Answers; readonly within: Answers };

/** The keys that open vulnerabilities, matrix, guide, comparison and totals, each with a key that has an effect in that view. */
const VIEW_KEYS: Readonly<Record<string, string>> = {
  V: KEYS.down,
  M: KEYS.down,
  H: KEYS.down,
  C: KEYS.right,
  T: KEYS.down,
};

/** Opens each view `times` times and presses a key in it. Each view has been opened before, so its code is already loaded. */
async function openViews(runs: Runs, times: number): Promise<ViewAnswers> {
  // Escape leaves the search line, which is empty now. Then two entries are marked for C to compare.
  for (const key of [KEYS.escape, KEYS.down, KEYS.space, KEYS.down, KEYS.space]) await pressUnmeasured(runs, key);
  const names = await knownViews(runs);
  const answers = { mine: [] as Answer[], other: [] as Answer[] };
  for (const name of Array<readonly string[]>(times).fill(names).flat()) {
    const { mine, other } = await pressAlternately(runs, [name, VIEW_KEYS[name] ?? KEYS.down], QUIET_MS);
    answers.mine.push(...mine);
    answers.other.push(...other);
    await pressAlternately(runs, [KEYS.escape], LONG_QUIET_MS);
  }
  const every = (from: number, { mine, other }: Answers): Answers => ({
    mine: mine.filter((_, index) => index % 2 === from),
    other: other.filter((_, index) => index % 2 === from),
  });
  return { names, opened: every(0, answers), within: every(1, answers) };
}

/** Presses a key that the other build may not support. */
async function pressUnmeasured({ mine, other }: Runs, key: string): Promise<void> {
  for (const run of [mine, other]) run.press(key);
  await sleep(LONG_QUIET_MS);
}

/** Returns the keys of the views that both programs have: a key that opens a view changes the top line. */
async function knownViews(runs: Runs): Promise<readonly string[]> {
  const known: string[] = [];
  const tops = async () => (await Promise.all([runs.mine.look(), runs.other.look()])).map(([top]) => top);
  for (const key of Object.keys(VIEW_KEYS)) {
    const before = await tops();
    await pressUnmeasured(runs, key);
    const after = await tops();
    if (after.every((top, at) => top !== before[at])) known.push(key);
    if (after.some((top, at) => top !== before[at])) await pressUnmeasured(runs, KEYS.escape);
  }
  return known;
}

/** Reports when the programs show different screens: then they did different things, and their times cannot be compared. */
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

/** Returns the rows of a screen without trailing blanks, which a program need not write. */
async function seenOn(run: Run): Promise<readonly string[]> {
  return (await run.look()).map((row) => row.trimEnd());
}

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
