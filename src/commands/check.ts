import { type Command, type Common, JSON_OUTPUT, type Option } from './command.ts';

/**
 * A request for what is open in some versions. Without words they are read from standard input, or from the programs installed
 * here.
 */
export type CheckRequest = Common & {
  readonly kind: 'check';
  /** Names and versions, in one line. */
  readonly words: string;
  readonly host: boolean;
  readonly json: boolean;
};

const HOST: Option = { name: 'host', summary: 'ask the programs installed here for their versions' };

export const check: Command<CheckRequest> = {
  name: 'check',
  summary: 'print open vulnerabilities',
  prints:
    'one finding per line (product, version, state, id, impact, fixed releases, source, reason; separated by tabs), or at a terminal a report',
  argument: { name: 'name@version', isRequired: false, example: 'runc@1.1.4' },
  options: [HOST, JSON_OUTPUT],
  examples: [
    { line: 'check runc@1.1.4 docker@24.0.5', summary: 'their open vulnerabilities, and what to upgrade to' },
    { line: 'check --host', summary: 'the same for the programs installed here' },
  ],
  read: ({ query, has, look, list }) => ({
    kind: 'check',
    words: query,
    host: has(HOST),
    json: has(JSON_OUTPUT),
    look,
    list,
  }),
  async run(asked) {
    const { printCheck } = await import('./print/part.ts');
    return printCheck(asked);
  },
};
