import { isatty } from 'node:tty';
import { type Command, type Common, type Option, WRONG_USE } from './command.ts';

/**
 * A request to start the explorer at a query, which may be empty. `accessible` asks for lines and a prompt instead of a screen.
 */
export type ExploreRequest = Common & {
  readonly kind: 'explore';
  readonly query: string;
  readonly accessible: boolean;
  /** Whether to use the mouse, whatever the settings say. */
  readonly mouse: boolean;
};

const STDOUT = 1;

const QUERY: Option = {
  name: 'query',
  short: 'q',
  value: { kind: 'text', name: 'TEXT' },
  summary: 'search for TEXT, even if it is the name of a command',
};

const ACCESSIBLE: Option = {
  name: 'accessible',
  summary: 'lines that can be read aloud and a prompt, for screen readers',
};
const MOUSE: Option = { name: 'mouse', summary: 'use the mouse; hold Shift to select text (Option on macOS)' };

/** Runs when no command is named. With a screen, the program's entry point shows the explorer; `run` handles all other cases. */
export const explore: Command<ExploreRequest> = {
  name: 'explore',
  summary: 'explore, or start at a search',
  prints: 'the explorer; without a terminal, the same as `list` or `search`',
  argument: { name: 'query', isRequired: false, example: 'seccomp rootless' },
  options: [QUERY, ACCESSIBLE, MOUSE],
  examples: [
    { line: '', summary: 'explore; press ? for the keys' },
    { line: 'seccomp rootless', summary: 'explore, starting at a search' },
    { line: '--accessible', summary: 'the same in lines that can be read aloud; type help for the commands' },
  ],
  read: ({ query, value, has, look, list }) => ({
    kind: 'explore',
    query: [value(QUERY) ?? '', query].join(' ').trim(),
    accessible: has(ACCESSIBLE),
    mouse: has(MOUSE),
    look,
    list,
  }),
  async run(asked) {
    const code = await printInstead(asked);
    if (isatty(STDOUT) && process.env.TERM === 'dumb') {
      const { complain } = await import('./print/part.ts');
      complain(WHY_NOT, code);
    }
    return code;
  },
};

/** Printed below the output, where it will be seen. */
const WHY_NOT = 'TERM is dumb, so the explorer cannot be shown; its contents are printed instead';

/** Prints what fits when the explorer has no screen. Returns the exit code. */
async function printInstead({ query, look, list }: Omit<ExploreRequest, 'kind'>): Promise<number> {
  if (isatty(STDOUT) && process.env.TERM !== 'dumb') {
    const { complain } = await import('./print/part.ts');
    const problem = 'the explorer needs a terminal as standard input; try: awesome-containers list';
    return complain(problem, WRONG_USE);
  }
  if (query === '') {
    const { printAll } = await import('./print/part.ts');
    return printAll({ look, list });
  }
  const { printFound } = await import('./print/part.ts');
  return printFound({ query, json: false, limit: Infinity, all: false, look, list });
}
