/** The matrix without what opens and closes it, as one part of the program, which is loaded when it is first opened. */

export { drawMatrix, matrixHeading } from './draw.ts';
export { firstColumn, visibleEntries } from './places.ts';
export { scopeOf } from './scope.ts';
export { chosenColumn, chosenRow, isRecorded, tableOf } from './select.ts';
