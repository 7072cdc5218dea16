import { excerpt } from '../../text/excerpt.ts';
import { nearest } from '../../text/nearest.ts';

const LONGEST_SHOWN = 60;
const shown = (text: string): string => `“${excerpt(text, LONGEST_SHOWN)}”`;

/** Returns the message for an option that does not exist. `known` lists the names of the existing options. */
export function unknownOption(option: string, known: readonly string[]): string {
  const [near] = nearest(option.replace(/^-+/u, ''), known, 1);
  return `unknown option ${shown(option)}; ${near ? `did you mean --${near}?` : 'see awesome-containers --help'}`;
}

/** Returns the message for help about a command that does not exist. */
export function unknownCommand(command: string, known: readonly string[]): string {
  const [near] = nearest(command, known, 1);
  const advice = near ? `did you mean: awesome-containers help ${near}` : 'see awesome-containers --help';
  return `unknown command ${shown(command)}; ${advice}`;
}
