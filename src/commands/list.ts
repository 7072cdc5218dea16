import { type Command, type Common, JSON_OUTPUT } from './command.ts';

/** A request to print everything in the catalog. */
export type ListRequest = Common & { readonly kind: 'list'; readonly json: boolean };

export const list: Command<ListRequest> = {
  name: 'list',
  summary: 'print everything, in tree order',
  prints: 'one item per line, as `search` does',
  argument: null,
  options: [JSON_OUTPUT],
  examples: [
    { line: 'list | less', summary: 'everything, one item per line' },
    { line: 'list --json', summary: 'the same as JSON, for other programs' },
  ],
  read: ({ has, look, list }) => ({ kind: 'list', json: has(JSON_OUTPUT), look, list }),
  async run({ json, look, list }) {
    const { printAll, printAllAsJson } = await import('./print/part.ts');
    return json ? printAllAsJson(list) : printAll({ look, list });
  },
};
