import { type Command, type Common, JSON_OUTPUT, type Option } from './command.ts';

/** A request for what is new in the catalog. `since` is a day or a revision as it was typed; `null` means the newest revision. */
export type ChangesRequest = Common & {
  readonly kind: 'changes';
  readonly since: string | null;
  readonly json: boolean;
};

const SINCE: Option = {
  name: 'since',
  value: { kind: 'text', name: 'WHEN' },
  summary: 'changes from a day on (2026-11-24) or after a revision (1); default: newest revision',
};

export const changes: Command<ChangesRequest> = {
  name: 'changes',
  summary: 'print what is new in the catalog',
  prints:
    'one change per line (revision, day, what it is, id, name, what is new, source; separated by tabs), or at a terminal a report',
  argument: null,
  options: [SINCE, JSON_OUTPUT],
  examples: [
    { line: 'changes', summary: 'what came with the newest revision of the catalog' },
    { line: 'changes --since 2026-11-24', summary: 'what came from that day on' },
  ],
  read: ({ value, has, look, list }) => ({ kind: 'changes', since: value(SINCE), json: has(JSON_OUTPUT), look, list }),
  async run(asked) {
    const { printChanges } = await import('./print/part.ts');
    return printChanges(asked);
  },
};
