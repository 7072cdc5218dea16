import { isatty } from 'node:tty';
import { asksForLines } from '../../system/environment.ts';
import { WRONG_USE } from '../command.ts';
import type { ExploreRequest } from '../explore.ts';
import { COMMANDS, commandNamed, DEFAULT_COMMAND, PROGRAM } from '../registry.ts';
import { type Request, readArguments } from './arguments.ts';

const STDOUT = 1;

/** Shows the explorer on the screen that there is. */
export type ShowExplorer = (asked: Omit<ExploreRequest, 'kind' | 'accessible'>) => Promise<void>;

/** The explorer in lines that can be read aloud; gives the exit code. */
export type Converse = (asked: Omit<ExploreRequest, 'kind' | 'accessible'>) => Promise<number>;

/**
 * Does what the arguments ask for. Gives the exit code, or `null` when it was the explorer, which ends by itself; rejects with
 * faults of the program alone. `showExplorer` is `null` where there is no screen, or where lines are wanted in its place.
 */
export async function run(
  args: readonly string[],
  showExplorer: ShowExplorer | null,
  converse: Converse,
): Promise<number | null> {
  const request = readArguments(args);
  const isTalk = request.kind === 'explore' && (request.accessible || wantsLines());
  if (request.kind === 'explore' && showExplorer && !isTalk) {
    await showExplorer(request);
    return null;
  }
  try {
    return isTalk ? await converse(request) : await answer(request);
  } catch (error) {
    const { answerFailure } = await import('../print/part.ts');
    return answerFailure(error);
  }
}

/** A script that reads what is printed gets the same, whatever its user has set. */
const wantsLines = (): boolean => isatty(STDOUT) && asksForLines(process.env);

async function answer(request: Request): Promise<number> {
  if (request.kind === 'help' || request.kind === 'unknown-option' || request.kind === 'unknown-command') {
    return answerHelp(request);
  }
  const { complain, printVersion } = await import('../print/part.ts');
  if (request.kind === 'wrong-use') return complain(request.message, WRONG_USE);
  if (request.kind === 'version') return printVersion();
  const command = COMMANDS.find(({ name }) => name === request.kind) ?? DEFAULT_COMMAND;
  return command.run(request);
}

type HelpRequest = Extract<Request, { kind: 'help' | 'unknown-option' | 'unknown-command' }>;

async function answerHelp(request: HelpRequest): Promise<number> {
  const { commandHelp, complain, print, programHelp, unknownCommand, unknownOption } = await import('../print/part.ts');
  switch (request.kind) {
    case 'unknown-option':
      return complain(unknownOption(request.option, request.known), WRONG_USE);
    case 'unknown-command':
      return complain(unknownCommand(request.command, request.known), WRONG_USE);
    case 'help': {
      const command = commandNamed(request.command ?? '');
      return print(command ? commandHelp(command, PROGRAM) : programHelp(PROGRAM));
    }
    default:
      return request satisfies never;
  }
}
