import { excerpt } from '../../text/excerpt.ts';
import { nearest } from '../../text/nearest.ts';

const LONGEST_SHOWN = 60;
const shown = (text: string): string => `“${excerpt(text, LONGEST_SHOWN)}”`;

/** What is said of an option that does not exist; `known` are the names of those that do. */
export function unknownOption(option: string, known: readonly string[]): string {
  const [near] = nearest(option.replace(/^-+/u, ''), known, 1);
  return `unknown option ${shown(option)}; ${near ? `did you mean --${near}?` : 'see awesome-containers --help'}`;
}

/** What is said when there is no help for a command, because it does not exist. */
export function unknownCommand(command: string, known: readonly string[]): string {
  const [near] = nearest(command, known, 1);
  const advice = near ? `did you mean: awesome-containers help ${near}` : 'see awesome-containers --help';
  return `unknown command ${shown(command)}; ${advice}`;
}
