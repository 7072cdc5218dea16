import { type Command, type Common, JSON_OUTPUT, type Option } from './command.ts';

/** A request for the problems in a list: what cannot be read as meant, or what its readers would miss. */
export type LintRequest = Common & {
  readonly kind: 'lint';
  readonly json: boolean;
  /** Whether each item that is left out by a rule is printed. */
  readonly all: boolean;
};

const LEFT_OUT: Option = {
  name: 'left-out',
  summary: 'print also each item that is left out by rule, with the reason',
};

export const lint: Command<LintRequest> = {
  name: 'lint',
  summary: 'print what is wrong in a list',
  prints:
    'one finding per line (the place as file:line, what, why; separated by tabs), then totals; the exit code is 1 if there are findings',
  argument: { name: 'list', isRequired: true, example: 'README.md', isList: true },
  options: [JSON_OUTPUT, LEFT_OUT],
  examples: [
    { line: 'lint README.md', summary: 'dead anchors, repeated addresses, missing descriptions and the like' },
    { line: 'lint README.md --json', summary: 'the same as JSON, for other programs' },
  ],
  read: ({ has, look, list }) => ({ kind: 'lint', json: has(JSON_OUTPUT), all: has(LEFT_OUT), look, list }),
  async run(asked) {
    const { printLint } = await import('./print/part.ts');
    return printLint(asked);
  },
};
