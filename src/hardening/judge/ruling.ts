import type { Workload } from '../facts.ts';
import type { Ruling } from '../judgement.ts';

/** A ruling, and whether it rests on what the fragment does not say: what cannot be read of it may say otherwise. */
export type Finding = Ruling & { readonly restsOnSilence: boolean };

/** What is to be changed. */
export type Change = { readonly add?: readonly string[]; readonly remove?: readonly string[] };

/** What a measure asks of a container. */
export type Rule = (workload: Workload) => Finding;

const finding = (verdict: Ruling['verdict'], why: string, restsOnSilence: boolean, change: Change): Finding => ({
  verdict,
  why,
  restsOnSilence,
  add: change.add ?? [],
  remove: change.remove ?? [],
});

export const met = (why: string): Finding => finding('met', why, false, {});
/** Met because nothing in the fragment undoes it. */
export const metBySilence = (why: string): Finding => finding('met', why, true, {});
export const notMet = (why: string, change: Change): Finding => finding('not met', why, false, change);
/** Not met because the fragment does not ask for it. */
export const notAskedFor = (why: string, change: Change): Finding => finding('not met', why, true, change);
export const cannotTell = (why: string, change: Change = {}): Finding => finding('cannot tell', why, false, change);
