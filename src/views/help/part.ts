/** The help: a part of the bundle that is loaded when the help is first opened. */

export { drawHelp, drawHelpLine, drawHelpTop } from './draw.ts';
export { chooseRow, clickHelp, openHelp, typeInHelp, updateHelp, updateHelpLine } from './update.ts';
