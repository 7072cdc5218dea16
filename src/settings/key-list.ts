import { ACTIONS } from '../keys/actions.ts';
import { KEYMAP, type KeyChanges, VIEW_IDS, type ViewId } from '../keys/keymap.ts';
import { keyCap } from '../screen/key-caps.ts';
import { createTheme } from '../screen/theme.ts';
import { readKeys } from './keys.ts';

const { glyphs } = createTheme({ colour: false, unicode: false, hyperlinks: false });

/** An action by the name that gives it other keys, the keys that it has, and what it does. */
export type ActionRow = { readonly name: string; readonly keys: readonly string[]; readonly words: string };

/** Every action with its keys, those of the reader where they hold; one that has other keys in other views, view by view. */
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
