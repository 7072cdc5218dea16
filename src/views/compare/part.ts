/** The drawing of comparisons: a part of the bundle that is loaded when it is first used. */

export { drawCompare, drawTop, measureTable, shownComparison } from './draw.ts';
export { comparisonText } from './text.ts';
