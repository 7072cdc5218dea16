import type { KeptList } from '../data/lists.ts';
import type { Shelves } from '../data/shelves.ts';
import type { TreeNode } from '../data/tree.ts';
import type { ViewId } from '../keys/keymap.ts';
import type { Stack } from '../products/stack.ts';
import { cutQuery, QUERY_CUT } from '../search/query/limit.ts';
import type { DetailState } from './detail/state.ts';
import type { ListState } from './list/state.ts';
import type { Offers } from './matrix/state.ts';
import { emptyLine } from './search-line/line.ts';
import type { SearchLineState } from './search-line/state.ts';

/** A message for the bottom line, shown until the next key press. */
export type Notice = { readonly tone: 'good' | 'warn'; readonly text: string };

/** An open view, with the state that exists only while it is open. */
export type OpenView = {
  readonly view: ViewId;
  readonly own: unknown;
  /** Id of the item selected in this view, if the view has a selection of its own instead of the list's. */
  readonly on?: string;
};

/** The state of a visit: only what cannot be computed. Rows, results and the selected item are derived (see `list/select.ts`). */
export type State = ListState &
  DetailState &
  SearchLineState & {
    /** The open views from the bottom up: the first is always the list, and the last has the keyboard focus. */
    readonly stack: readonly [OpenView, ...OpenView[]];
    /** Keys of an unfinished sequence such as `gg`. */
    readonly pending: string;
    /** The state before each lead that the user followed, the latest last. */
    readonly history: readonly State[];
    readonly shelves: Shelves;
    /** Ids of the entries marked for comparison, in the order in which they were marked. */
    readonly marks: readonly string[];
    /** The isolation mechanisms that this machine offers; `null` until they have been read. */
    readonly offers: Offers | null;
    /** The user's own stack: the versions of the products in use. */
    readonly installed: Stack;
    /** Ids of the measures of the hardening guide that the user has ticked as done. */
    readonly ticks: readonly string[];
    /** Whether the program receives mouse events, instead of the terminal handling them. */
    readonly mouse: boolean;
    /** The lists opened before, the most recent first. */
    readonly lists: readonly KeptList[];
    /** The message shown while a list is being opened; `null` if none is. */
    readonly opening: Notice | null;
    /** Whether another list is open below this one, so that the user can go back to it. */
    readonly isAbove: boolean;
    readonly notice: Notice | null;
  };

const LIST: OpenView = { view: 'list', own: undefined };

/** Returns the view that has the keyboard focus ("has the keys"): the last one on the stack. */
export function topView({ stack }: Pick<State, 'stack'>): OpenView {
  return stack.at(-1) ?? stack[0];
}

/** Opens a view above the others and gives it the focus. */
export function openView(state: State, view: ViewId, own?: unknown, on?: string): State {
  return { ...state, stack: [...state.stack, { view, own, ...(on === undefined ? {} : { on }) }] };
}

/** Opens a view above the list and gives it the focus. All other views above the list are closed. */
export function openOverList(state: State, view: ViewId, own?: unknown): State {
  return openView(closeToList(state), view, own);
}

/** Closes the view that has the focus. The list is never closed. */
export function closeView(state: State): State {
  const [list, ...others] = state.stack;
  return closed(state, [list, ...others.slice(0, -1)]);
}

/** Closes all views above the topmost open view with the given id. */
export function closeDownTo(state: State, view: ViewId): State {
  const [list, ...others] = state.stack;
  return closed(state, [list, ...others.slice(0, others.findLastIndex((open) => open.view === view) + 1)]);
}

/** Whether the detail has the focus and fills the whole window. */
export const isZoomed = (state: Pick<State, 'stack'>): boolean => {
  const { view, own } = topView(state);
  return view === 'detail' && own !== undefined;
};

/** Closes all views except the list. */
export function closeToList(state: State): State {
  return closed(state, [state.stack[0]]);
}

/**
 * Makes the list determine the selection again. If an open view has a selection of its own, all views above the list except the
 * detail are closed, and the detail shows the list's selection from the top.
 */
export function chooseInList(state: State): State {
  if (state.stack.every(({ on }) => on === undefined)) return state;
  const details = state.stack.filter(({ view }) => view === 'detail').slice(-1);
  const [list] = state.stack;
  return { ...state, stack: [list, ...details.map(({ view, own }) => ({ view, own }))], detailTop: 0, stop: null };
}

/** Returns the state with a shortened stack. If a closed view had a selection of its own, the detail is scrolled to the top. */
function closed(state: State, stack: State['stack']): State {
  const isOther = state.stack.slice(stack.length).some(({ on }) => on !== undefined);
  return { ...state, stack, ...(isOther ? { detailTop: 0, stop: null } : {}) };
}

/** Replaces the own state of the view that has the focus. */
export function withOwn(state: State, own: unknown): State {
  return openView(closeView(state), topView(state).view, own);
}

/** Returns the state at the start. If there is a `query`, it is cut to the allowed length, and the search line has the focus. */
export function initialState(options: {
  readonly tree: readonly TreeNode[];
  readonly query?: string;
  readonly shelves?: Shelves;
  readonly installed?: Stack;
  readonly ticks?: readonly string[];
  readonly mouse?: boolean;
  readonly lists?: readonly KeptList[];
  readonly isAbove?: boolean;
  readonly notice?: Notice | null;
}): State {
  const given = options.query ?? '';
  const query = cutQuery(given);
  const cut: Notice | null = query === given ? null : { tone: 'warn', text: QUERY_CUT };
  return {
    stack: query === '' ? [LIST] : [LIST, { view: 'search-line', own: undefined }],
    pending: '',
    // A single branch starts open, because there is nothing else to choose.
    expanded: new Set(options.tree.length === 1 ? options.tree.map(({ id }) => id) : []),
    cursor: options.tree[0]?.id ?? '',
    treeTop: 0,
    isAtStart: true,
    query: { ...emptyLine, text: query, caret: query.length },
    lastQuery: query,
    showsAll: false,
    queries: [],
    result: 0,
    resultTop: 0,
    detailTop: 0,
    stop: null,
    history: [],
    shelves: options.shelves ?? { bookmarks: [], recent: [] },
    marks: [],
    offers: null,
    installed: options.installed ?? {},
    ticks: options.ticks ?? [],
    mouse: options.mouse ?? false,
    lists: options.lists ?? [],
    opening: null,
    isAbove: options.isAbove ?? false,
    notice: options.notice ?? cut,
  };
}
