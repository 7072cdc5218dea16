import { type Doubtful, type Problem, readFragment } from './fragment.ts';
import { judge, judgedMeasures } from './judge/judge.ts';
import type { Judgement } from './judgement.ts';

/** The part of the bundle that judges containers by the hardening guide. It is loaded only when it is needed. */

export { cleanFragment } from './fragment.ts';
export { judgedMeasures };

/** Judges a fragment by the measures with these ids, or says why it cannot be read. The text may contain anything. */
export function judgeFragment(text: string, measures: readonly string[]): (Judgement & Doubtful) | Problem {
  const read = readFragment(text);
  if ('problem' in read) return read;
  const [first, ...others] = read.workloads;
  if (first === undefined) return { problem: 'There is nothing to judge.' };
  const judged = judge([first, ...others], measures);
  return read.isDoubtful ? { ...judged, isDoubtful: true } : judged;
}
