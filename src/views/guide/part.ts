/** The hardening guide as one part of the program, which is loaded when it is first opened. */

export { drawGuide, drawGuideTop } from './draw.ts';
export { drawGuideLine, drawGuideLineTop } from './line/draw.ts';
export { openGuideLine, pasteFragment, typeInGuideLine, updateGuideLine } from './line/update.ts';
export { clickGuide, openGuide, scrollGuide, updateGuide } from './update.ts';
