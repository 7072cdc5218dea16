import type { Size } from '../../../src/screen/layout.ts';
import { interleave } from '../kit/interleave.ts';
import { type Command, Run } from '../kit/run.ts';
import { median, pairedRatios } from '../kit/statistics.ts';
import { atMost, type Comparison, type Row, ratioRow, type Section, sizeWords, timeRow } from '../kit/table.ts';
import { CATALOG_WORDS, CATALOGS, type CatalogName, type Program, type Workshop } from '../kit/workshop.ts';
import { firstAnswer, firstFrame } from './explorer.ts';

const SIZES: readonly Size[] = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 60 },
];
const BARE = 'bare node';
const MOMENTS = [
  { at: 'frame', words: 'first frame', mostOfBareNode: 1.25 },
  { at: 'drawn', words: 'first frame, drawn', mostOfBareNode: null },
  { at: 'answer', words: 'first key answered', mostOfBareNode: 3.5 },
] as const;
type Moment = (typeof MOMENTS)[number];

/** When the first frame was complete, and when the first key was answered. */
export type Start = { readonly frame: number; readonly answer: number };
/** The times of a start after an earlier visit; `drawn` is when the first frame was complete in a start without a kept frame. */
type Starts = Start & { readonly drawn: number };

/** Measures, by window size, the time to the first frame and to the first response. The goals apply to the first program. */
export async function* measureStart(
  workshop: Workshop,
  programs: readonly Program[],
  rounds: number,
): AsyncGenerator<Section> {
  for (const program of programs) await warmUp(workshop, program);
  for (const size of SIZES) {
    yield { title: `Start, ${sizeWords(size)}`, rows: await rowsAt(size, workshop, programs, rounds) };
  }
}

/** Returns the times that bare Node takes in repeated starts. */
export async function bareStarts(workshop: Workshop, starts: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let start = 0; start < starts; start++) times.push((await bareStart(workshop, { columns: 80, rows: 24 })).frame);
  return times;
}

/** Starts an explorer, presses an arrow key at the first frame, and ends it. */
export async function measureOneStart(command: Command, size: Size): Promise<Start> {
  const run = new Run(command, size);
  const frame = await firstFrame(run);
  const answer = await firstAnswer(run);
  await run.end();
  return { frame, answer };
}

type Subject = { readonly program: Program; readonly catalog: CatalogName };

async function rowsAt(size: Size, workshop: Workshop, programs: readonly Program[], rounds: number): Promise<Row[]> {
  const subjects = CATALOGS.flatMap((catalog) =>
    programs.filter((one) => one.catalogs.includes(catalog)).map((program): Subject => ({ program, catalog })),
  );
  const start = async (subject: Subject): Promise<Starts> => {
    const { program, catalog } = subject;
    const again = await measureOneStart(workshop.explorerIn(homeOf(subject, size), program, catalog), size);
    const { frame: drawn } = await measureOneStart(workshop.explorer(program, catalog), size);
    return { ...again, drawn };
  };
  for (const subject of subjects) {
    const { program, catalog } = subject;
    await visit(workshop.explorerIn(homeOf(subject, size), program, catalog), size);
  }
  const results: Record<string, Starts[]> = await interleave(rounds, {
    [BARE]: () => bareStart(workshop, size),
    ...Object.fromEntries(subjects.map((subject) => [nameOf(subject), () => start(subject)])),
  });
  const timesOf = (name: string, at: keyof Starts) => (results[name] ?? []).map((times) => times[at]);
  const bare: Comparison = { name: BARE, values: timesOf(BARE, 'frame') };
  const [first, second] = programs;
  const rowOf = (subject: Subject, { at, words, mostOfBareNode }: Moment) => {
    const times = timesOf(nameOf(subject), at);
    const hasGoal = mostOfBareNode !== null && subject.program === first;
    const goals = hasGoal ? [atMost('ratio', median(pairedRatios(times, bare.values)), mostOfBareNode)] : [];
    return timeRow(`${nameOf(subject)}: ${words}`, times, bare, goals);
  };
  const comparisonOf = (mine: Program, other: Program, catalog: CatalogName, { at, words }: Moment) => {
    const others = timesOf(nameOf({ program: other, catalog }), at);
    const times = timesOf(nameOf({ program: mine, catalog }), at);
    return ratioRow(`${words}, ${CATALOG_WORDS[catalog]}`, times, { name: other.name, values: others });
  };
  return [
    timeRow(BARE, bare.values),
    ...subjects.flatMap((subject) => MOMENTS.map((moment) => rowOf(subject, moment))),
    ...(first && second
      ? second.catalogs.flatMap((catalog) => MOMENTS.map((moment) => comparisonOf(first, second, catalog, moment)))
      : []),
  ];
}

function nameOf({ program, catalog }: Subject): string {
  return `${program.name}, ${CATALOG_WORDS[catalog]}`;
}

/** Returns the home directory in which a visit finds what the previous one has kept. */
const homeOf = (subject: Subject, size: Size) => `${nameOf(subject)} ${sizeWords(size)}`.replaceAll(' ', '-');

async function bareStart(workshop: Workshop, size: Size): Promise<Starts> {
  const end = await new Run(workshop.bareNode(), size).exit();
  return { frame: end, drawn: end, answer: end };
}

/** Runs a first visit to its regular end: only then are the files kept that the next start uses. */
async function warmUp(workshop: Workshop, program: Program): Promise<void> {
  for (const catalog of program.catalogs) await visit(workshop.explorer(program, catalog), { columns: 80, rows: 24 });
}

async function visit(command: Command, size: Size): Promise<void> {
  const run = new Run(command, size);
  await firstFrame(run);
  await firstAnswer(run);
  run.press('q');
  await run.exit();
}
