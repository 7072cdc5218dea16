import { judgedMeasures, judgeFragment } from '../../src/hardening/part.ts';

/** The id of a measure, the verdict on it, and a part of the reason. */
export type Expected = readonly [measure: string, verdict: 'met' | 'not met' | 'cannot tell', why: string | RegExp];

/** The verdicts on a fragment, one per line: `drop-capabilities: not met: no capability is dropped …`. */
export function rulings(fragment: string): readonly string[] {
  const judged = judgeFragment(fragment, judgedMeasures());
  if ('problem' in judged) throw new Error(judged.problem);
  return judged.measures.map(({ measure, verdict, why }) => `${measure}: ${verdict}: ${why}`);
}

/** The options to add and to remove so that a fragment meets a measure. */
export function changesFor(fragment: string, measure: string) {
  const judged = judgeFragment(fragment, [measure]);
  if ('problem' in judged) throw new Error(judged.problem);
  return { add: judged.add, remove: judged.remove };
}
