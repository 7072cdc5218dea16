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

/** The list is on its first branch at the start, and the matrix of that alone would say little. */
const BEHIND: Readonly<Record<string, readonly ActionName[]>> = { matrix: ['all-entries'] };

/** The views that a visit may begin in, each with the actions that open it from the list, where all of them have a key. */
export const START_VIEWS: Readonly<Record<string, readonly ActionName[]>> = Object.fromEntries([
  ['list', []],
  ...(Object.keys(KEYMAP.list) as ActionName[]).flatMap((action) => {
    const view = action.replace(/^show-/, '');
    const isShown = action !== view && VIEW_IDS.some((id) => id === view);
    return isShown || action === 'search' || action === 'help' ? [[view, [action, ...(BEHIND[view] ?? [])]]] : [];
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
