import { ACTIONS, type Action, type ActionGroup, type ActionName } from '../../keys/actions.ts';
import { keysOf, VIEW_IDS, type ViewId } from '../../keys/keymap.ts';

/** An action, its keys, and the views in which it has these keys. */
export type KeyRow = {
  readonly action: ActionName;
  readonly keys: readonly string[];
  readonly words: string;
  readonly views: readonly ViewId[];
};

/** Returns the rows of a group of actions. An action whose keys differ between views has a row for each set of keys. */
export function keyRows(group: ActionGroup): readonly KeyRow[] {
  return ACTIONS.filter((action) => action.group === group).flatMap(rowsOf);
}

function rowsOf({ name, words }: Action): readonly KeyRow[] {
  const rows = new Map<string, { readonly keys: readonly string[]; readonly views: ViewId[] }>();
  for (const view of VIEW_IDS) {
    const keys = keysOf(view, name);
    const known = rows.get(keys.join('\n'));
    if (known !== undefined) known.views.push(view);
    else if (keys.length > 0) rows.set(keys.join('\n'), { keys, views: [view] });
  }
  return [...rows.values()].map((row) => ({ ...row, action: name, words }));
}

/** Returns the rows of a group for the help of a view: its own actions with their keys there, and actions of other views. */
export function keyRowsIn(group: ActionGroup, view: ViewId): readonly KeyRow[] {
  return keyRows(group).filter((row) => row.views.includes(view) || isListedFromOtherView(row, view));
}

/** Whether an action of other views is listed: not `back`, since every view has a way out, and not the keys of the help. */
function isListedFromOtherView({ action, views }: KeyRow, view: ViewId): boolean {
  return keysOf(view, action).length === 0 && action !== 'back' && !views.every((other) => other.startsWith('help'));
}

const NAMES: Readonly<Partial<Record<ViewId, string>>> = {
  'search-line': 'search line',
  filters: 'filters and sort',
  stack: 'your stack',
  'stack-line': 'stack line',
  guide: 'hardening guide',
  'guide-line': 'guide line',
  'help-line': 'help line',
};

/** Returns the name of a view in the help and in docs/keys.md. */
export const viewName = (view: ViewId): string => NAMES[view] ?? view;

/** Returns the names of the views in which an action works, as one text. */
export function viewNames(views: readonly ViewId[]): string {
  const isLines = views.length > 2 && views.every((view) => view.endsWith('-line'));
  return isLines ? 'lines of text' : views.map(viewName).join(', ');
}
