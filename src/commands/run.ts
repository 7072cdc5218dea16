/** What commands do, as one part of the program, which is loaded when the first of them runs. */
export { printFound } from './found.ts';
export { commandHelp, programHelp } from './help.ts';
export { answerFailure, complain, print, printAll, printEntries, printExport, printVersion } from './output.ts';
export { unknownCommand, unknownOption } from './unknown.ts';
