import { readFragment } from './fragment.ts';
import { judge, judgedMeasures } from './judge/judge.ts';
import type { Judgement } from './judgement.ts';

/** What the hardening guide says of a container, as one part of the program, which is loaded only for it. */

export { cleanFragment } from './fragment.ts';
export { judgedMeasures };

/** Judges a fragment by the measures of those ids, or says why it cannot be read. The text may be of any kind. */
export function judgeFragment(text: string, measures: readonly string[]): Judgement | { readonly problem: string } {
  const read = readFragment(text);
  if ('problem' in read) return read;
  const [first, ...others] = read.workloads;
  return first === undefined ? { problem: 'There is nothing to judge.' } : judge([first, ...others], measures);
}
