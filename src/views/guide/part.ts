/** The hardening guide: a part of the bundle that is loaded when the guide is first opened. */

export { drawGuide, drawGuideTop } from './draw.ts';
export { drawGuideLine, drawGuideLineTop } from './line/draw.ts';
export { openGuideLine, pasteFragment, typeInGuideLine, updateGuideLine } from './line/update.ts';
export { clickGuide, openGuide, scrollGuide, updateGuide } from './update.ts';
