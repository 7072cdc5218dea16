import { type Command, type Common, JSON_OUTPUT } from './command.ts';

/** A request for what this machine offers to isolate with. */
export type HereRequest = Common & { readonly kind: 'here'; readonly json: boolean };

export const here: Command<HereRequest> = {
  name: 'here',
  summary: 'print isolation support (Linux)',
  prints:
    'one finding per line (id, state, value, meaning, advice and evidence, separated by tabs), then the tools on PATH',
  argument: null,
  options: [JSON_OUTPUT],
  examples: [
    { line: 'here', summary: 'isolation support here, and how to fix gaps' },
    { line: 'here --json', summary: 'the same as JSON' },
  ],
  read: ({ has, look, list }) => ({ kind: 'here', json: has(JSON_OUTPUT), look, list }),
  async run(asked) {
    const { printHere } = await import('./print/part.ts');
    return printHere(asked);
  },
};
