import { type Command, type Common, JSON_OUTPUT, type Option } from './command.ts';

/** A request to print the results of a search; `limit` may be `Infinity`. */
export type SearchRequest = Common & {
  readonly kind: 'search';
  readonly query: string;
  readonly json: boolean;
  readonly limit: number;
  /** Whether much weaker matches are printed as well. */
  readonly all: boolean;
};

const LIMIT: Option = {
  name: 'limit',
  value: { kind: 'count', name: 'N' },
  summary: 'print at most N results',
};

const ALL: Option = { name: 'all', summary: 'also print weaker matches' };

export const search: Command<SearchRequest> = {
  name: 'search',
  summary: 'print what matches, best first',
  prints:
    'one item per line (category, name, address and summary, separated by tabs; then `near` for partial matches, and why an item can replace the named one)',
  argument: { name: 'query', isRequired: true, example: 'seccomp rootless' },
  options: [JSON_OUTPUT, LIMIT, ALL],
  examples: [
    { line: 'search kubernets', summary: 'what matches, best first' },
    { line: 'search status:archived --json', summary: 'the archived entries, as JSON' },
  ],
  read: ({ query, has, value, look, list }) => ({
    kind: 'search',
    query,
    json: has(JSON_OUTPUT),
    limit: Number(value(LIMIT) ?? Infinity),
    all: has(ALL),
    look,
    list,
  }),
  async run(asked) {
    const { printFound } = await import('./print/part.ts');
    return printFound(asked);
  },
};
