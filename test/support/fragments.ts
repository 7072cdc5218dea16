import { judgedMeasures, judgeFragment } from '../../src/hardening/part.ts';

/** A measure by its id, the verdict on it, and a part of what is said of it. */
export type Expected = readonly [measure: string, verdict: 'met' | 'not met' | 'cannot tell', why: string | RegExp];

/** The rulings on a fragment as a line each: `drop-capabilities: not met: none is dropped …`. */
export function rulings(fragment: string): readonly string[] {
  const judged = judgeFragment(fragment, judgedMeasures());
  if ('problem' in judged) throw new Error(judged.problem);
  return judged.measures.map(({ measure, verdict, why }) => `${measure}: ${verdict}: ${why}`);
}

/** What is to be written and what to be taken away, so that a measure is met. */
export function changesFor(fragment: string, measure: string) {
  const judged = judgeFragment(fragment, [measure]);
  if ('problem' in judged) throw new Error(judged.problem);
  return { add: judged.add, remove: judged.remove };
}
