import type { Shelves, TreeNode } from '../data/tree.ts';
import type { ViewId } from '../keys/keymap.ts';
import { cutQuery, QUERY_CUT } from '../search/query/limit.ts';
import type { DetailState } from './detail/state.ts';
import type { ListState } from './list/state.ts';
import { emptyLine } from './search-line/line.ts';
import type { SearchLineState } from './search-line/state.ts';

/** A sentence for the bottom line, there until the next key. */
export type Notice = { readonly tone: 'good' | 'warn'; readonly text: string };

/** A view that is open, and the state that it has only while it is. */
export type OpenView = {
  readonly view: ViewId;
  readonly own: unknown;
  /** Id of the item that is chosen in it, for a view that is in the list's place and has a cursor of its own. */
  readonly on?: string;
};

/** Only what cannot be computed: rows, results and the selected item are derived (see `list/select.ts`). */
export type State = ListState &
  DetailState &
  SearchLineState & {
    /** The open views: the list below all others, and last the one that has the keys. */
    readonly stack: readonly [OpenView, ...OpenView[]];
    /** Keys of an unfinished sequence such as `gg`. */
    readonly pending: string;
    /** Where the reader was before each reference that was followed, the latest last. */
    readonly history: readonly State[];
    readonly shelves: Shelves;
    readonly notice: Notice | null;
  };

const LIST: OpenView = { view: 'list', own: undefined };

/** The view that has the keys. */
export function topView({ stack }: Pick<State, 'stack'>): OpenView {
  return stack.at(-1) ?? stack[0];
}

/** Gives a view the keys, over the one that has them now. */
export function openView(state: State, view: ViewId, own?: unknown, on?: string): State {
  return { ...state, stack: [...state.stack, { view, own, ...(on === undefined ? {} : { on }) }] };
}

/** Gives a view the keys over the list; what was open above the list is closed. */
export function openOverList(state: State, view: ViewId, own?: unknown): State {
  return openView(closeToList(state), view, own);
}

/** Closes the view that has the keys: the only way back. The list stays. */
export function closeView(state: State): State {
  const [list, ...others] = state.stack;
  return { ...state, stack: [list, ...others.slice(0, -1)] };
}

/** Closes all views above the topmost open one of that name. */
export function closeDownTo(state: State, view: ViewId): State {
  const [list, ...others] = state.stack;
  return { ...state, stack: [list, ...others.slice(0, others.findLastIndex((open) => open.view === view) + 1)] };
}

/** Closes all views but the list. */
export function closeToList(state: State): State {
  return { ...chooseInList(state), stack: [state.stack[0]] };
}

/** Closes the views with a cursor of their own, so that the list chooses again. What it is on is shown from its top. */
export function chooseInList(state: State): State {
  const [list, ...others] = state.stack;
  const left = others.filter(({ on }) => on === undefined);
  return left.length === others.length ? state : { ...state, stack: [list, ...left], detailTop: 0, link: null };
}

/** Replaces what the view that has the keys keeps for itself. */
export function withOwn(state: State, own: unknown): State {
  return openView(closeView(state), topView(state).view, own);
}

/** The state at the start: the search line has the keys and `query`, or as much of it as it takes, when there is one. */
export function initialState(options: {
  readonly tree: readonly TreeNode[];
  readonly query?: string;
  readonly shelves?: Shelves;
  readonly notice?: Notice | null;
}): State {
  const given = options.query ?? '';
  const query = cutQuery(given);
  const cut: Notice | null = query === given ? null : { tone: 'warn', text: QUERY_CUT };
  return {
    stack: query === '' ? [LIST] : [LIST, { view: 'search-line', own: undefined }],
    pending: '',
    expanded: new Set(),
    cursor: options.tree[0]?.id ?? '',
    treeTop: 0,
    query: { ...emptyLine, text: query, caret: query.length },
    lastQuery: query,
    result: 0,
    resultTop: 0,
    detailTop: 0,
    link: null,
    history: [],
    shelves: options.shelves ?? { bookmarks: [], recent: [] },
    notice: options.notice ?? cut,
  };
}
