import type { Size } from '../../src/screen/layout.ts';
import { firstAnswer, firstFrame } from './explorer.ts';
import { interleave } from './interleave.ts';
import { type Command, Run } from './run.ts';
import { median, pairedRatios } from './statistics.ts';
import { atMost, type Comparison, type Row, ratioRow, type Section, sizeWords, timeRow } from './table.ts';
import { CATALOGS, type CatalogName, type Program, type Workshop } from './workshop.ts';

const SIZES: readonly Size[] = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 60 },
];
const CATALOG_WORDS: Readonly<Record<CatalogName, string>> = { own: 'own catalog', made: '250 long entries' };
const BARE = 'bare node';
const MOMENTS = [
  { at: 'frame', words: 'first frame', mostOfBareNode: 1.25 },
  { at: 'answer', words: 'first key answered', mostOfBareNode: 3.5 },
] as const;

/** When the first frame was whole and, where a key was pressed, when it was answered. */
export type Start = { readonly frame: number; readonly answer: number };

/** From the start to the first frame and to the first answer. The goals are those of the first program. */
export async function measureStart(workshop: Workshop, programs: readonly Program[], rounds: number): Promise<Section> {
  for (const program of programs) await warmUp(workshop, program);
  const rows: Row[] = [];
  for (const size of SIZES) rows.push(...(await startRows(workshop, programs, size, rounds)));
  return { title: 'Start', rows };
}

/** Starts an explorer, presses an arrow key at the first frame, and ends it. */
export async function startOf(command: Command, size: Size): Promise<Start> {
  const run = new Run(command, size);
  const frame = await firstFrame(run);
  const answer = await firstAnswer(run);
  await run.end();
  return { frame, answer };
}

async function startRows(workshop: Workshop, programs: readonly Program[], size: Size, rounds: number): Promise<Row[]> {
  const subjects = CATALOGS.flatMap((catalog) => programs.map((program) => ({ program, catalog })));
  const nameOf = ({ program, catalog }: (typeof subjects)[number]) => `${program.name}, ${CATALOG_WORDS[catalog]}`;
  const results: Record<string, Start[]> = await interleave(rounds, {
    [BARE]: () => bareStart(workshop, size),
    ...Object.fromEntries(
      subjects.map((subject) => [
        nameOf(subject),
        () => startOf(workshop.explorer(subject.program, subject.catalog), size),
      ]),
    ),
  });
  const timesOf = (name: string, at: keyof Start) => (results[name] ?? []).map((start) => start[at]);
  const bare: Comparison = { name: BARE, values: timesOf(BARE, 'frame') };
  const rows = subjects.flatMap((subject) =>
    MOMENTS.map(({ at, words, mostOfBareNode }) => {
      const times = timesOf(nameOf(subject), at);
      const goal = atMost('ratio', median(pairedRatios(times, bare.values)), mostOfBareNode);
      return timeRow(`${nameOf(subject)}: ${words}`, times, bare, subject.program === programs[0] ? [goal] : []);
    }),
  );
  const [first, second] = programs;
  const comparisons =
    first && second
      ? CATALOGS.flatMap((catalog) =>
          MOMENTS.map(({ at, words }) => {
            const times = timesOf(nameOf({ program: first, catalog }), at);
            const others = timesOf(nameOf({ program: second, catalog }), at);
            return ratioRow(`${words}, ${CATALOG_WORDS[catalog]}`, times, { name: second.name, values: others });
          }),
        )
      : [];
  return [timeRow(`${BARE}, ${sizeWords(size)}`, bare.values), ...rows, ...comparisons];
}

async function bareStart(workshop: Workshop, size: Size): Promise<Start> {
  const end = await new Run(workshop.bareNode(), size).exit();
  return { frame: end, answer: end };
}

/** A first visit that ends well, because only then Node may keep what it has compiled. */
async function warmUp(workshop: Workshop, program: Program): Promise<void> {
  for (const catalog of CATALOGS) {
    const run = new Run(workshop.explorer(program, catalog), { columns: 80, rows: 24 });
    await firstFrame(run);
    await firstAnswer(run);
    run.press('q');
    await run.exit();
  }
}
