import { ACTIONS, type Action, type ActionGroup, type ActionName } from '../../keys/actions.ts';
import { keysOf, VIEW_IDS, type ViewId } from '../../keys/keymap.ts';

/** An action with the keys that it has in some views. */
export type KeyRow = {
  readonly action: ActionName;
  readonly keys: readonly string[];
  readonly words: string;
  readonly views: readonly ViewId[];
};

/** The rows of a group of actions; an action that has other keys in another view has a row for each. */
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

/** The rows of a group as the help of a view has them: what the view has, once and with its keys; of what it lacks, what is worth a look. */
export function keyRowsIn(group: ActionGroup, view: ViewId): readonly KeyRow[] {
  return keyRows(group).filter((row) => row.views.includes(view) || isWorthTelling(row, view));
}

/** Whatever is open can be left, and the help says itself what its keys are. */
function isWorthTelling({ action, views }: KeyRow, view: ViewId): boolean {
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

/** What a view is called in the help and in docs/keys.md. */
export const viewName = (view: ViewId): string => NAMES[view] ?? view;

/** Where an action works, in words. */
export function viewNames(views: readonly ViewId[]): string {
  const isLines = views.length > 2 && views.every((view) => view.endsWith('-line'));
  return isLines ? 'lines of text' : views.map(viewName).join(', ');
}
