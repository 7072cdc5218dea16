/** The drawing of a comparison, as one part of the program, which is loaded when one is first asked for. */

export { drawCompare, drawTop, measureTable, shownComparison } from './draw.ts';
export { comparisonText } from './text.ts';
