import { THEME_NAMES } from '../screen/theme.ts';
import { changes } from './changes.ts';
import { check } from './check.ts';
import type { Command, Option, Program } from './command.ts';
import { compare } from './compare.ts';
import { config } from './config.ts';
import { explore } from './explore.ts';
import { exportCatalog } from './export.ts';
import { guide } from './guide.ts';
import { here } from './here.ts';
import { lint } from './lint.ts';
import { list } from './list.ts';
import { search } from './search.ts';
import { show } from './show.ts';
import { update } from './update.ts';

/** The command that runs when the first word is not a command. That word is then part of a query. */
export const DEFAULT_COMMAND: Command = explore;

const ALL = [
  explore,
  search,
  show,
  compare,
  check,
  guide,
  here,
  list,
  lint,
  changes,
  update,
  exportCatalog,
  config,
] as const;

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = ALL;

type RequestFor<One> = One extends Command<infer Asked> ? Asked : never;

/** The requests that the command line can make. */
export type CommandRequest = RequestFor<(typeof ALL)[number]>;

/** First words that are reserved for future commands, so that no script comes to rely on searching for them. */
export const RESERVED: readonly string[] = ['open', 'completion', 'mcp'];

export const LIST: Option = {
  name: 'list',
  value: { kind: 'file', name: 'FILE' },
  isOfList: true,
  summary: 'use any list: a file, - for standard input, an https address, or owner/name on GitHub',
};
export const REFRESH: Option = {
  name: 'refresh',
  isOfList: true,
  summary: 'with a list from the network: fetch it now, however new the copy is',
};
export const OFFLINE: Option = {
  name: 'offline',
  isOfList: true,
  summary: 'with a list from the network: use the kept copy, without a network',
};
export const THEME: Option = {
  name: 'theme',
  value: { kind: 'choice', name: 'NAME', choices: THEME_NAMES },
  summary: `colours: ${THEME_NAMES.join(', ')}`,
};
export const NO_COLOR: Option = { name: 'no-color', summary: 'no colours (the same as setting NO_COLOR)' };
export const ASCII: Option = { name: 'ascii', summary: 'draw with plain ASCII characters' };
export const VERSION: Option = { name: 'version', short: 'V', summary: 'print the version' };
export const HELP: Option = { name: 'help', short: 'h', summary: 'print this, or help for a command' };

/** The options of every command. Those about a list apply only to commands that read one. */
export const COMMON_OPTIONS: readonly Option[] = [LIST, REFRESH, OFFLINE, THEME, NO_COLOR, ASCII, VERSION, HELP];

/** Every option once; options that several commands share are the same object. */
export const ALL_OPTIONS: readonly Option[] = [
  ...new Set([...COMMANDS.flatMap(({ options }) => options), ...COMMON_OPTIONS]),
];

/** Finds the command with that name. The explorer has no name that can be typed. */
export const commandNamed = (name: string): Command | undefined =>
  COMMANDS.find((command) => command !== DEFAULT_COMMAND && command.name === name);

/** What the help and docs/commands.md describe. */
export const PROGRAM: Program = { commands: COMMANDS, defaultCommand: DEFAULT_COMMAND, commonOptions: COMMON_OPTIONS };
