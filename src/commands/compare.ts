import { type Command, type Common, JSON_OUTPUT, type Option } from './command.ts';

/** A request to compare some entries, given by their ids or names. */
export type CompareRequest = Common & {
  readonly kind: 'compare';
  readonly names: readonly string[];
  readonly json: boolean;
  readonly markdown: boolean;
};

const MARKDOWN: Option = { name: 'markdown', summary: 'print a Markdown table' };

export const compare: Command<CompareRequest> = {
  name: 'compare',
  summary: 'print entries side by side',
  prints: 'one field per line (its name, and what it says of each entry; separated by tabs), or at a terminal a table',
  argument: { name: 'entry', isRequired: true, example: 'runc gvisor' },
  options: [JSON_OUTPUT, MARKDOWN],
  examples: [
    { line: 'compare runc gvisor kata-containers', summary: 'what is recorded of each, field by field' },
    { line: 'compare docker podman --markdown', summary: 'the same as a Markdown table' },
  ],
  read: ({ words, has, look, list }) => ({
    kind: 'compare',
    names: words,
    json: has(JSON_OUTPUT),
    markdown: has(MARKDOWN),
    look,
    list,
  }),
  async run(asked) {
    const { printCompared } = await import('./print/part.ts');
    return printCompared(asked);
  },
};
