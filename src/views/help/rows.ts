import { ACTIONS, type ActionGroup, type ActionName } from '../../keys/actions.ts';
import { keysOf, VIEW_IDS, type ViewId } from '../../keys/keymap.ts';

/** An action with the keys that it has in some views. */
export type KeyRow = {
  readonly name: ActionName;
  readonly keys: readonly string[];
  readonly words: string;
  readonly views: readonly ViewId[];
  /** Whether it has other keys in other views. */
  readonly hasOthers: boolean;
};

/** The rows of a group of actions; an action that has other keys in another view has a row for each. */
export function keyRows(group: ActionGroup): readonly KeyRow[] {
  return ACTIONS.filter((action) => action.group === group).flatMap(({ name, words }) => {
    const rows = new Map<string, { readonly keys: readonly string[]; readonly views: ViewId[] }>();
    for (const view of VIEW_IDS) {
      const keys = keysOf(view, name);
      const known = rows.get(keys.join('\n'));
      if (known !== undefined) known.views.push(view);
      else if (keys.length > 0) rows.set(keys.join('\n'), { keys, views: [view] });
    }
    return [...rows.values()].map((row) => ({ ...row, name, words, hasOthers: rows.size > 1 }));
  });
}

const NAMES: Readonly<Partial<Record<ViewId, string>>> = {
  'search-line': 'search line',
  filters: 'filters and sort',
  vulnerabilities: 'CVEs',
  stack: 'your stack',
  'stack-line': 'stack line',
  guide: 'hardening guide',
  'guide-line': 'guide line',
};

/** What a view is called in the help and in the README. */
export const viewName = (view: ViewId): string => NAMES[view] ?? view;

/** What the help says of a row: it tells the views apart where the keys are not the same in all of them. */
export function helpWords({ words, views, hasOthers }: KeyRow): string {
  return hasOthers ? `${words} (${views.map(viewName).join(', ')})` : words;
}
