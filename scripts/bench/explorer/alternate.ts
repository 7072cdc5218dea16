import type { Answer, Run } from '../kit/run.ts';
import { type Goal, type Row, timeRow } from '../kit/table.ts';
import type { Program } from '../kit/workshop.ts';

/** Two programs that get the same keys alternately. The goals apply to the first. */
export type Pair = { readonly mine: Program; readonly other: Program; readonly isOtherStock: boolean };

export type Runs = { readonly mine: Run; readonly other: Run };
export type Answers = { readonly mine: readonly Answer[]; readonly other: readonly Answer[] };

/** Presses each key in both programs, which alternate in going first. */
export async function pressAlternately(
  { mine, other }: Runs,
  keys: readonly string[],
  quietMs: number,
): Promise<Answers> {
  const answers = { mine: [] as Answer[], other: [] as Answer[] };
  for (const [index, key] of keys.entries()) {
    if (index % 2 === 0) answers.mine.push(await mine.answerTo(key, quietMs));
    answers.other.push(await other.answerTo(key, quietMs));
    if (index % 2 !== 0) answers.mine.push(await mine.answerTo(key, quietMs));
  }
  return answers;
}

/** Returns rows with the times of both programs, and with the processor time of the first. */
export function pairRows(what: string, { mine, other }: Answers, pair: Pair, goals: readonly Goal[] = []): Row[] {
  const others = { name: pair.other.name, values: timesOf(other) };
  return [
    timeRow(what, timesOf(mine), others, goals),
    timeRow(`${what}: ${pair.other.name}`, others.values),
    ...processorRows(what, { mine, other }, pair),
  ];
}

/** Returns a row with the processor time, which other programs on the machine hardly affect. */
function processorRows(what: string, { mine, other }: Answers, { other: { name } }: Pair): Row[] {
  const [own, others] = [spentIn(mine), spentIn(other)];
  return own.length === 0 ? [] : [timeRow(`${what}: processor`, own, { name, values: others })];
}

const spentIn = (answers: readonly Answer[]): number[] => answers.flatMap(({ processorMs }) => processorMs ?? []);

export function bytesOf(answers: readonly Answer[]): number[] {
  return answers.map(({ bytes }) => bytes);
}

export function timesOf(answers: readonly Answer[]): number[] {
  return answers.map(({ ms }) => ms);
}
