import { ACTIONS } from '../keys/actions.ts';
import { KEYMAP, type KeyChanges, VIEW_IDS, type ViewId } from '../keys/keymap.ts';
import { keyCap } from '../screen/key-caps.ts';
import { createTheme } from '../screen/theme.ts';
import { readKeys } from './keys.ts';

const { glyphs } = createTheme({ colour: false, unicode: false, hyperlinks: false });

/** An action: its name in the settings, its keys, and what it does. */
export type ActionRow = { readonly name: string; readonly keys: readonly string[]; readonly words: string };

/**
 * Returns every action with its keys, which are the user's where those are valid. An action whose keys differ between views has a
 * row for each view.
 */
export function actionRows(own: unknown): readonly ActionRow[] {
  const changes: KeyChanges = own === undefined ? {} : readKeys(own).changes;
  const keysIn = (view: ViewId, action: string): readonly string[] => {
    const keys: Readonly<Record<string, readonly string[]>> = { ...KEYMAP[view], ...changes[view] };
    return (keys[action] ?? []).map((key) => keyCap(key, glyphs));
  };
  return ACTIONS.filter(({ name }) => name !== 'open-numbered-link').flatMap(({ name, words }) => {
    const views = VIEW_IDS.filter((view) => name in KEYMAP[view]);
    const rows = views.map((view) => ({ name: `${view}.${name}`, keys: keysIn(view, name), words }));
    const [first] = rows;
    const isSame = rows.every(({ keys }) => keys.join('\n') === first?.keys.join('\n'));
    return first && isSame ? [{ ...first, name }] : rows;
  });
}
