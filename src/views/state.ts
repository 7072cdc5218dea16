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

/** A sentence for the bottom line, there until the next key. */
export type Notice = { readonly tone: 'good' | 'warn'; readonly text: string };

/** A view that is open, and the state that it has only while it is. */
export type OpenView = {
  readonly view: ViewId;
  readonly own: unknown;
  /** Id of the item that is chosen in it, where that is not what the list's cursor is on. */
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
    /** Where the reader was before each lead that was followed, the latest last. */
    readonly history: readonly State[];
    readonly shelves: Shelves;
    /** Ids of the entries that are marked to be compared, in the order in which they were. */
    readonly marks: readonly string[];
    /** What this machine offers to isolate with; `null` as long as nobody has asked. */
    readonly offers: Offers | null;
    /** The reader's own stack. */
    readonly installed: Stack;
    /** Ids of the measures of the hardening guide that the reader has done. */
    readonly ticks: readonly string[];
    /** Whether the program, and not the terminal, has the mouse. */
    readonly mouse: boolean;
    /** The lists opened before, the last opened first. */
    readonly lists: readonly KeptList[];
    /** What is said of a list while it is being opened; `null` where none is. */
    readonly opening: Notice | null;
    /** Whether another list is open below this one, to go back to. */
    readonly isAbove: boolean;
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
  return closed(state, [list, ...others.slice(0, -1)]);
}

/** Closes all views above the topmost open one of that name. */
export function closeDownTo(state: State, view: ViewId): State {
  const [list, ...others] = state.stack;
  return closed(state, [list, ...others.slice(0, others.findLastIndex((open) => open.view === view) + 1)]);
}

/** Whether the detail has the keys, and the whole window. */
export const isZoomed = (state: Pick<State, 'stack'>): boolean => {
  const { view, own } = topView(state);
  return view === 'detail' && own !== undefined;
};

/** Closes all views but the list. */
export function closeToList(state: State): State {
  return closed(state, [state.stack[0]]);
}

/** Gives the choice back to the list: what is in its place is closed, and the detail shows what the list is on. */
export function chooseInList(state: State): State {
  if (state.stack.every(({ on }) => on === undefined)) return state;
  const details = state.stack.filter(({ view }) => view === 'detail').slice(-1);
  const [list] = state.stack;
  return { ...state, stack: [list, ...details.map(({ view, own }) => ({ view, own }))], detailTop: 0, stop: null };
}

/** A state in which no more is open than that. Where another item was chosen, the detail begins at the top of what is now. */
function closed(state: State, stack: State['stack']): State {
  const isOther = state.stack.slice(stack.length).some(({ on }) => on !== undefined);
  return { ...state, stack, ...(isOther ? { detailTop: 0, stop: null } : {}) };
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
    // A branch that is alone has nothing beside it to choose from.
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
