/** The part of the bundle that does the work of `check`. It is loaded only for that command. */

export { check } from '../../products/part.ts';
export { exitCode } from './exit-code.ts';
export { readGiven } from './given.ts';
export { reportJson } from './json.ts';
export { reportLines } from './lines.ts';
