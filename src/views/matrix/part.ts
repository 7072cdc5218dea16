/** The drawing of the matrix, and what its updates need of it: a part of the bundle, loaded when the matrix is first opened. */

export { drawMatrix, matrixHeading } from './draw.ts';
export { firstColumn, visibleEntries } from './places.ts';
export { scopeOf } from './scope.ts';
export { chosenColumn, chosenRow, isRecorded, tableOf } from './select.ts';
