import type { Context } from '../context.ts';
import { reveal } from '../list/update.ts';
import type { OpenView, State } from '../state.ts';

/** Returns the state after more of a list has been read. The user stays at the same items, even if their ids have changed. */
export function afterListExtended(state: State, ids: ReadonlyMap<string, string>, context: Context): State {
  const renamed = (id: string): string => ids.get(id) ?? id;
  const inView = (open: OpenView): OpenView => (open.on === undefined ? open : { ...open, on: renamed(open.on) });
  const inPlace = ({ stack: [list, ...others], ...one }: State): State => ({
    ...one,
    cursor: renamed(one.cursor),
    expanded: new Set([...one.expanded].map(renamed)),
    marks: one.marks.map(renamed),
    shelves: { bookmarks: one.shelves.bookmarks.map(renamed), recent: one.shelves.recent.map(renamed) },
    stack: [inView(list), ...others.map(inView)],
    history: one.history.map(inPlace),
  });
  const next = inPlace(state);
  // An item that was read first may be below another branch now.
  return next.isAtStart ? { ...next, cursor: context.tree[0]?.id ?? '' } : reveal(next, next.cursor, context);
}
