/** The totals without what opens and closes them, as one part of the program, which is loaded when they are first opened. */

export { drawTotals, totalsHeading } from './draw.ts';
export { clickTotals, openTotals, scrollTotals, updateTotals } from './update.ts';
