/** The groups of commands, in the order of the help. */
export const GROUPS = ['Move', 'Find', 'Read', 'Keep', 'Ask', 'Program'] as const;

/** The description of a command: how it is typed, and what it does. */
export type CommandWords = {
  /** The first name is shown in the help; the others are abbreviations. */
  readonly names: readonly [string, ...string[]];
  /** The argument in capitals, in brackets if it is optional; empty if the command takes none. */
  readonly takes: string;
  readonly group: (typeof GROUPS)[number];
  readonly does: string;
  /** An example of what to type. It is shown when the argument is missing. */
  readonly example: string;
};

const command = (
  group: CommandWords['group'],
  names: CommandWords['names'],
  takes: string,
  does: string,
  example: string = names[0],
): CommandWords => ({ group, names, takes, does, example });

/** Every command of the accessible session. The help, the messages and the tests are made from this table. */
export const COMMANDS = {
  go: command(
    'Move',
    ['go'],
    'NUMBER',
    'go to the item of that number in the list that was read last; the number alone does the same',
    'go 3',
  ),
  show: command('Move', ['show'], 'NAME', 'go to an item by its name or its id', 'show runc'),
  more: command('Move', ['more', 'm'], '', 'read the next part of the list'),
  page: command('Move', ['page'], 'NUMBER', 'read a part of the list by its number', 'page 2'),
  next: command('Move', ['next'], '', 'go to the next item of the list that you came from'),
  previous: command('Move', ['previous'], '', 'go to the item before it'),
  back: command('Move', ['back', 'b'], '', 'go back to where you were before'),
  up: command('Move', ['up', 'u'], '', 'go up: from notes to their entry, from an entry to its category'),
  home: command('Move', ['home', 'h'], '', 'go to the list of all branches'),
  enter: command(
    'Move',
    ['enter'],
    '[NUMBER]',
    'open the list that the item leads to, or the item of that number, as in a list of lists',
    'enter 2',
  ),
  leave: command('Move', ['leave'], '', 'go back to the list from which you entered this one'),
  where: command('Move', ['where', 'w'], '', 'say where you are'),
  again: command('Move', ['again', 'r'], '', 'read this place from its beginning'),
  search: command(
    'Find',
    ['search', 's', '/'],
    'WORDS',
    'search, in any order and with typing errors',
    'search rootless build',
  ),
  all: command('Find', ['all'], '', 'hear weaker results too, or leave them out again'),
  filter: command(
    'Find',
    ['filter', 'f'],
    '[CONDITION]',
    'filter the search, or everything; none removes all conditions',
    'filter status:active',
  ),
  sort: command('Find', ['sort'], '[ORDER]', 'put the results in another order', 'sort newest'),
  bookmarks: command('Find', ['bookmarks'], '', 'list what you have bookmarked'),
  recent: command('Find', ['recent'], '', 'list what you have opened recently'),
  lists: command('Find', ['lists'], '', 'list the lists that you have opened before; the number of one opens it'),
  notes: command('Read', ['notes', 'n'], '[NAME]', 'read the security notes of the entry or mechanism'),
  links: command('Read', ['links', 'l'], '[NAME]', 'read the links of the item'),
  vulnerabilities: command(
    'Read',
    ['vulnerabilities', 'v'],
    '[YEAR]',
    'list the vulnerabilities by year; after a search, those of its results; all lists all',
    'vulnerabilities 2024',
  ),
  matrix: command(
    'Read',
    ['matrix'],
    '[MECHANISM]',
    'say what each entry of the branch or search isolates with; all takes all entries',
    'matrix seccomp',
  ),
  compare: command('Read', ['compare'], 'NAMES', 'say of two to four entries where they differ', 'compare runc, crun'),
  guide: command('Read', ['guide', 'g'], '[LEVEL]', 'read the hardening guide', 'guide 2'),
  totals: command('Read', ['totals'], '', 'say the totals by status, kind and impact'),
  open: command(
    'Keep',
    ['open', 'o'],
    '[NUMBER]',
    'open the page of the item in the browser, or a link of it by its number; in a list, the page of the item of that number',
    'open 2',
  ),
  copy: command(
    'Keep',
    ['copy', 'c'],
    '[NUMBER]',
    'copy the address that open would open; a comparison, the guide, a judgement and your stack as Markdown',
    'copy 2',
  ),
  bookmark: command(
    'Keep',
    ['bookmark'],
    '[NUMBER]',
    'bookmark the item, or the one of that number, or take the bookmark back',
    'bookmark 3',
  ),
  done: command('Keep', ['done'], '[NUMBER]', 'tick a measure of the guide as done', 'done 1'),
  undone: command('Keep', ['undone'], '[NUMBER]', 'take the tick of a measure back', 'undone 1'),
  check: command(
    'Ask',
    ['check'],
    'NAME VERSION',
    'say which vulnerabilities are open in a version',
    'check runc 1.1.4',
  ),
  stack: command('Ask', ['stack'], '', 'say which vulnerabilities are open in your stack'),
  keep: command('Ask', ['keep'], 'NAME VERSION', 'keep a product with its version in your stack', 'keep runc 1.1.4'),
  forget: command('Ask', ['forget'], 'NAME', 'remove a product from your stack', 'forget runc'),
  judge: command(
    'Ask',
    ['judge'],
    'COMMAND',
    'judge a docker run or podman run command by the hardening guide',
    'judge docker run --read-only nginx',
  ),
  here: command('Ask', ['here'], '', 'say what this machine offers for isolation'),
  help: command('Program', ['help', '?'], '[COMMAND]', 'list the commands, or explain one', 'help search'),
  quit: command('Program', ['quit', 'q', 'exit'], '', 'leave the program'),
} as const satisfies Readonly<Record<string, CommandWords>>;

export type CommandId = keyof typeof COMMANDS;

/** Returns how a command is typed: `open [NUMBER]`. */
export const usage = ({ names: [name], takes }: CommandWords): string => (takes === '' ? name : `${name} ${takes}`);

const IDS = Object.keys(COMMANDS) as readonly CommandId[];

/** Words shorter than this are not completed: too many commands would begin with them. */
const SHORTEST_BEGINNING = 3;

/** Finds the command that a word stands for: one of its names, or the beginning of exactly one command's name. */
export function commandCalled(word: string): CommandId | null {
  const typed = word.toLowerCase();
  const named = IDS.find((id) => (COMMANDS[id] as CommandWords).names.includes(typed));
  if (named !== undefined || typed.length < SHORTEST_BEGINNING) return named ?? null;
  const [begun, ...others] = IDS.filter((id) => COMMANDS[id].names[0].startsWith(typed));
  return begun !== undefined && others.length === 0 ? begun : null;
}

/** All names of all commands, for suggestions. */
export const COMMAND_NAMES: readonly string[] = Object.values<CommandWords>(COMMANDS).flatMap(({ names }) => names);
