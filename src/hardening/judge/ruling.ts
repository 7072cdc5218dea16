import type { Workload } from '../facts.ts';
import type { Ruling } from '../judgement.ts';

/** A ruling, and whether it relies on what the fragment does not say. An unread part of the fragment may then contradict it. */
export type Finding = Ruling & { readonly restsOnSilence: boolean };

/** The settings to add or remove. */
export type Change = { readonly add?: readonly string[]; readonly remove?: readonly string[] };

/** The requirement of a measure, as a function that judges a container. */
export type Rule = (workload: Workload) => Finding;

const finding = (verdict: Ruling['verdict'], why: string, restsOnSilence: boolean, change: Change): Finding => ({
  verdict,
  why,
  restsOnSilence,
  add: change.add ?? [],
  remove: change.remove ?? [],
});

export const met = (why: string): Finding => finding('met', why, false, {});
/** Met because nothing in the fragment undoes the default. */
export const metByDefault = (why: string): Finding => finding('met', why, true, {});
export const notMet = (why: string, change: Change): Finding => finding('not met', why, false, change);
/** Not met because the fragment does not ask for it. */
export const notMetByDefault = (why: string, change: Change): Finding => finding('not met', why, true, change);
export const cannotTell = (why: string, change: Change = {}): Finding => finding('cannot tell', why, false, change);
