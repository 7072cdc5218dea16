import type { LookOptions } from '../system/environment.ts';
import { type Command, JSON_OUTPUT } from './command.ts';

/** A request about the user's settings. `words` are the action and its arguments. */
export type ConfigRequest = {
  readonly kind: 'config';
  readonly words: readonly string[];
  readonly json: boolean;
  readonly look: LookOptions;
};

export const config: Command<ConfigRequest> = {
  name: 'config',
  summary: 'print or change the settings',
  prints:
    'the path of the settings file; with `list` one setting per line (name, value, what is allowed and what it is for, separated by tabs); with `keys` one action per line (name, keys, what it does); with `get` a value; with `lists` one opened list per line (title, source, day); `forget` removes one, with its bookmarks',
  argument: { name: 'action', isRequired: false, example: 'get theme' },
  options: [JSON_OUTPUT],
  readsNoList: true,
  examples: [
    { line: 'config list', summary: 'each setting, what it is now, and what it may be' },
    { line: 'config set theme light', summary: 'another theme, from the next start on' },
    { line: 'config', summary: 'where the settings are, and what is wrong in them' },
    { line: 'config keys', summary: 'every action by its name, with its keys' },
    { line: 'config set keys.quit Q Ctrl-q', summary: 'other keys for an action' },
    { line: 'config reset keys.quit', summary: 'back to the default; without a name, all settings' },
    { line: 'config lists', summary: 'the lists opened before, and where each is' },
  ],
  read: ({ words, has, look }) => ({ kind: 'config', words, json: has(JSON_OUTPUT), look }),
  async run(asked) {
    const { printConfig } = await import('./print/part.ts');
    return printConfig(asked);
  },
};
