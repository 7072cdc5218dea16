/** What `check` finds out, as one part of the program, which is loaded only for it. */

export { readGiven } from './given.ts';
export { reportJson } from './json.ts';
export { reportLines } from './lines.ts';
export { check, exitCode } from './report.ts';
