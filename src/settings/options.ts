import type { ActionName } from '../keys/actions.ts';
import { KEYMAP, VIEW_IDS } from '../keys/keymap.ts';
import { THEME_NAMES } from '../screen/theme.ts';

/** A setting other than the keys: its allowed values and its default. */
export type Choice = {
  readonly name: string;
  readonly summary: string;
  readonly usual: string | boolean;
  readonly allowed: readonly (string | boolean)[];
};

/**
 * Further actions after a view is opened. At the start, the list is on its first branch, and a matrix of that alone would show
 * little.
 */
const BEHIND: Readonly<Record<string, readonly ActionName[]>> = { matrix: ['all-entries'] };

/** The views that a visit may begin in, each with the actions that open it from the list, all of which have a key there. */
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
  { name: 'startView', summary: 'the view to start in', usual: 'list', allowed: Object.keys(START_VIEWS) },
];

/** The setting for keys: its name and its purpose. */
export const KEYS = { name: 'keys', summary: 'keys by the names of actions: keys.quit, keys.list.open' } as const;

export const SETTING_NAMES: readonly string[] = [...CHOICES.map(({ name }) => name), KEYS.name];

/** Returns the allowed values in words. */
export const allowedText = ({ allowed }: Choice): string => `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}`;
