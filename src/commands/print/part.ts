/** The part of the bundle that does the work of the commands. It is loaded when the first of them runs. */

export { commandHelp, programHelp } from '../line/help.ts';
export { unknownCommand, unknownOption } from '../line/unknown.ts';
export { printChanges } from './changes.ts';
export { printCheck } from './check.ts';
export { printCompared } from './compare.ts';
export { printConfig } from './config.ts';
export { printFound } from './found.ts';
export { printGuide } from './guide.ts';
export { printHere } from './here.ts';
export { printLint } from './lint.ts';
export {
  answerFailure,
  complain,
  print,
  printAll,
  printAllAsJson,
  printExport,
  printVersion,
} from './output.ts';
export { printShown } from './show.ts';
export { printUpdate } from './update.ts';
