/** The help, as one part of the program, which is loaded when somebody asks for it. */

export { drawHelp, drawHelpLine, drawHelpTop } from './draw.ts';
export { chooseRow, clickHelp, openHelp, typeInHelp, updateHelp, updateHelpLine } from './update.ts';
