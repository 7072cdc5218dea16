/** The part of the bundle that compares entries. `compare` and the explorer share it. */

export { cellText, isRecorded } from './cell.ts';
export { compareEntries } from './compare.ts';
export { comparisonMarkdown, markdownText } from './markdown.ts';
export { comparisonJson, comparisonLines } from './output.ts';
