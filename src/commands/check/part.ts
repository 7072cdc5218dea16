/** What `check` finds out, as one part of the program, which is loaded only for it. */

export { check } from '../../products/part.ts';
export { exitCode } from './exit-code.ts';
export { readGiven } from './given.ts';
export { reportJson } from './json.ts';
export { reportLines } from './lines.ts';
