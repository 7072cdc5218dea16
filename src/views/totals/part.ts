/** The totals, except for the definition of the view: a part of the bundle that is loaded when they are first opened. */

export { drawTotals, totalsHeading } from './draw.ts';
export { clickTotals, openTotals, scrollTotals, updateTotals } from './update.ts';
