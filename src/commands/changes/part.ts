/** What `changes` finds and prints, as one part of the program. */

export { tellRevisions } from '../../data/changes.ts';
export { changesJson, changesLines, changesText } from './report.ts';
export { readSince } from './since.ts';
