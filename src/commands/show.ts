import { type Command, type Common, JSON_OUTPUT } from './command.ts';

/** A request for one item in full. */
export type ShowRequest = Common & { readonly kind: 'show'; readonly name: string; readonly json: boolean };

export const show: Command<ShowRequest> = {
  name: 'show',
  summary: 'print one item in full',
  prints:
    'an entry, a mechanism, a measure or a vulnerability, by its id, its name or another name of it; if several have that name, all of them (with `--json`, as an array)',
  argument: { name: 'name', isRequired: true, example: 'CVE-2024-21626' },
  options: [JSON_OUTPUT],
  examples: [
    { line: 'show runc', summary: 'all that is recorded of runc' },
    { line: 'show CVE-2024-21626', summary: 'what it is, in which releases it is fixed, and where to read on' },
    { line: 'show "dirty pipe" --json', summary: 'CVE-2022-0847 by its nickname, as JSON' },
  ],
  read: ({ query, has, look, list }) => ({ kind: 'show', name: query, json: has(JSON_OUTPUT), look, list }),
  async run(asked) {
    const { printShown } = await import('./print/part.ts');
    return printShown(asked);
  },
};
