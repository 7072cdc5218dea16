import type { LookOptions } from '../system/environment.ts';
import type { Command, Option } from './command.ts';

/** A request for a newer catalog, from the project's releases or from a file, or for the previous catalog. */
export type UpdateRequest = {
  readonly kind: 'update';
  /** A file, or `-` for standard input; `null` for the releases. */
  readonly file: string | null;
  readonly back: boolean;
  readonly look: LookOptions;
};

const FILE: Option = {
  name: 'file',
  value: { kind: 'file', name: 'FILE' },
  summary: 'take the signed catalog from FILE, without a network; - reads standard input',
};
const BACK: Option = { name: 'back', summary: 'go back to the catalog before the last update' };

export const update: Command<UpdateRequest> = {
  name: 'update',
  summary: 'get the newest catalog',
  prints: 'what is new in it, as `changes` does',
  argument: null,
  options: [FILE, BACK],
  readsNoList: true,
  examples: [
    { line: 'update', summary: 'the newest catalog, if its signature is right; then what is new in it' },
    { line: 'update --file catalog-2.jsonl', summary: 'the same from a file, without a network' },
    { line: 'update --back', summary: 'the catalog before the last update' },
  ],
  read: ({ value, has, look }) => ({ kind: 'update', file: value(FILE), back: has(BACK), look }),
  async run(asked) {
    const { printUpdate } = await import('./print/part.ts');
    return printUpdate(asked);
  },
};
