import type { ActionName } from '../keys/actions.ts';
import { KEYMAP, VIEW_IDS } from '../keys/keymap.ts';
import { THEME_NAMES } from '../screen/theme.ts';

/** A setting that the reader chooses, but for the keys: what it may be, and what it is where nothing is set. */
export type Choice = {
  readonly name: string;
  readonly summary: string;
  readonly usual: string | boolean;
  readonly allowed: readonly (string | boolean)[];
};

/** The view that the visit begins in, by its name, and the action that opens it over the list; every view has a key there. */
export const START_VIEWS: Readonly<Record<string, ActionName | null>> = Object.fromEntries([
  ['list', null],
  ...Object.keys(KEYMAP.list).flatMap((action) => {
    const view = action.replace(/^show-/, '');
    const isView = action === 'search' || VIEW_IDS.some((id) => id === view && (action !== view || id === 'help'));
    return isView ? [[view, action as ActionName]] : [];
  }),
]);

export const CHOICES: readonly Choice[] = [
  {
    name: 'theme',
    summary: 'the colours; auto follows the background of the terminal',
    usual: 'auto',
    allowed: THEME_NAMES,
  },
  { name: 'mouse', summary: 'whether the mouse is used', usual: false, allowed: [true, false] },
  { name: 'startView', summary: 'what is open at the start', usual: 'list', allowed: Object.keys(START_VIEWS) },
];

/** Its name among the settings, and what it is for. */
export const KEYS = { name: 'keys', summary: 'keys by the names of actions: keys.quit, keys.list.open' } as const;

export const SETTING_NAMES: readonly string[] = [...CHOICES.map(({ name }) => name), KEYS.name];

/** What may stand there, in words. */
export const allowedText = ({ allowed }: Choice): string => `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}`;
