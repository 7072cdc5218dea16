import { ACTIONS, type ActionGroup } from '../../keys/actions.ts';
import { keysOf, VIEW_IDS, type ViewId } from '../../keys/keymap.ts';

/** An action with the keys that it has in some views, for the help and the README. */
export type KeyRow = { readonly keys: readonly string[]; readonly words: string; readonly views: readonly ViewId[] };

/** The rows of a group of actions; an action that has other keys in another view has a row for each. */
export function keyRows(group: ActionGroup): readonly KeyRow[] {
  return ACTIONS.filter((action) => action.group === group).flatMap(({ name, words }) => {
    const rows = new Map<string, { keys: readonly string[]; words: string; views: ViewId[] }>();
    for (const view of VIEW_IDS) {
      const keys = keysOf(view, name);
      if (keys.length === 0) continue;
      const row = rows.get(keys.join('\n')) ?? { keys, words, views: [] };
      rows.set(keys.join('\n'), { ...row, views: [...row.views, view] });
    }
    return [...rows.values()];
  });
}
