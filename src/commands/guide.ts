import { type Command, type Common, JSON_OUTPUT, type Option } from './command.ts';

/** A request for the hardening guide, or for its judgement of a container. */
export type GuideRequest = Common & {
  readonly kind: 'guide';
  /** The level, as the user typed it; empty for all levels. */
  readonly level: string;
  /** The file to judge, or `-` for standard input; `null` for none. */
  readonly check: string | null;
  readonly json: boolean;
};

const CHECK: Option = {
  name: 'check',
  value: { kind: 'file', name: 'FILE' },
  summary: 'judge a docker run command, a compose service or a pod; - reads standard input',
};

export const guide: Command<GuideRequest> = {
  name: 'guide',
  summary: 'print the hardening guide',
  prints:
    'the levels with their measures, or one measure per line (level, id, subject, problem, mitigation, flags); with --check a verdict for each (level, id, verdict, why, what to add, what to remove; separated by tabs)',
  argument: { name: 'level', isRequired: false, example: '2' },
  options: [CHECK, JSON_OUTPUT],
  examples: [
    { line: 'guide 2', summary: 'the measures of level 2, and what to write for each' },
    { line: 'guide --check compose.yaml', summary: 'which measures a service meets, and what to add' },
  ],
  read: ({ query, has, value, look, list }) => ({
    kind: 'guide',
    level: query,
    check: value(CHECK),
    json: has(JSON_OUTPUT),
    look,
    list,
  }),
  async run(asked) {
    const { printGuide } = await import('./print/part.ts');
    return printGuide(asked);
  },
};
