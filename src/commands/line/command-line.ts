import { existsSync } from 'node:fs';
import { isatty } from 'node:tty';
import { asksForLines } from '../../system/environment.ts';
import { LIST_FILE } from '../../system/remote/address.ts';
import { WRONG_USE } from '../command.ts';
import type { ExploreRequest } from '../explore.ts';
import { COMMANDS, commandNamed, DEFAULT_COMMAND, PROGRAM } from '../registry.ts';
import { shellWord } from '../shell.ts';
import { type Request, readArguments } from './arguments.ts';

const STDOUT = 1;

/** Shows the explorer on the screen. */
export type ShowExplorer = (asked: Omit<ExploreRequest, 'kind' | 'accessible'>) => Promise<void>;

/** Runs the accessible session, which prints lines that can be read aloud. Returns the exit code. */
export type Converse = (asked: Omit<ExploreRequest, 'kind' | 'accessible'>) => Promise<number>;

/**
 * Carries out the request of the arguments. Returns the exit code, or `null` for the explorer, which ends by itself. Rejects only
 * if the program itself is at fault. `showExplorer` is `null` if there is no screen, or if lines are wanted instead.
 */
export async function run(
  args: readonly string[],
  showExplorer: ShowExplorer | null,
  converse: Converse,
): Promise<number | null> {
  const request = notAFile(readArguments(args));
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

/** Refuses to search for the name of a file with a list, which somebody who types it wants to open. */
function notAFile(request: Request): Request {
  if ((request.kind !== 'explore' && request.kind !== 'search') || request.list !== null) return request;
  const { query } = request;
  if (!LIST_FILE.test(query) || !existsSync(query)) return request;
  const advice = `to open it, use: awesome-containers --list ${shellWord(query)}`;
  return { kind: 'wrong-use', message: `${shellWord(query)} is a file; ${advice}` };
}

/** Whether the environment asks for the accessible session. Only at a terminal, so that scripts always get the same output. */
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
