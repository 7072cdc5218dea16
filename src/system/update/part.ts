/** What `update` does, as one part of the program. */

export { stepBack } from './kept.ts';
export { updateFromFile, updateFromRelease } from './update.ts';
