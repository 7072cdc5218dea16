import type { Shelves, TreeNode } from '../data/tree.ts';
import type { Link } from '../data/types.ts';
import { cutQuery, QUERY_CUT } from '../search/query/limit.ts';
import type { Panel, Search } from '../search/types.ts';
import { emptyLine, type QueryLine } from './search-line/line.ts';

/** Who has the keys: the list, the detail beside it, the search line, a panel of choices, or the help. */
export type Mode = 'list' | 'detail' | 'search' | 'choices' | 'help';

/** A sentence for the bottom line, there until the next key. */
export type Notice = { readonly tone: 'good' | 'warn'; readonly text: string };

/** Only what cannot be computed: the rows on the screen and the chosen item are derived (see `list.ts`). */
export type State = {
  readonly mode: Mode;
  /** Keys of an unfinished sequence such as `gg`. */
  readonly pending: string;
  /** Ids of the open branches of the tree. */
  readonly expanded: ReadonlySet<string>;
  /** Id of the chosen row of the tree; it stays while a search shows its results. */
  readonly cursor: string;
  /** First row of the tree on the screen. */
  readonly treeTop: number;
  readonly query: QueryLine;
  /** What was last searched for; `n` and `N` still go by it when the search line is empty. */
  readonly lastQuery: string;
  /** Index of the chosen result, and of the first one on the screen. */
  readonly result: number;
  readonly resultTop: number;
  /** First line of the detail on the screen, and the index of what is chosen in it, a link or a lead. */
  readonly detailTop: number;
  readonly link: number | null;
  /** Where the reader was before each lead that was followed, the latest last. */
  readonly trail: readonly State[];
  /** What one chooses among, and the choice that the cursor is on (see `choices.ts`). */
  readonly panel: Panel;
  readonly choice: string;
  readonly helpTop: number;
  /** Where the help leads back to. */
  readonly helpFrom: Exclude<Mode, 'help'>;
  readonly shelves: Shelves;
  readonly notice: Notice | null;
};

/** How tall a detail is, and on which of its lines what can be chosen stands: first its links, then what it leads to. */
export type DetailShape = {
  readonly rows: number;
  readonly links: readonly Link[];
  /** The link that is meant when none is named; `null` where the subject has no page of its own. */
  readonly main: Link | null;
  /** Ids of items. */
  readonly leads: readonly string[];
  readonly chosenRows: readonly number[];
};

/** What the reducer may look at but never stores; all of it is pure. */
export type World = {
  readonly tree: readonly TreeNode[];
  readonly items: ReadonlyMap<string, TreeNode>;
  readonly search: Search;
  readonly listRows: number;
  readonly detailRows: number;
  readonly helpRows: number;
  readonly helpLength: () => number;
  /** The detail of a node as the screen shows it in a state: what a search has found comes first in it. */
  readonly detailOf: (node: TreeNode, state: State) => DetailShape;
};

export type Motion = 'up' | 'down' | 'page-up' | 'page-down' | 'half-up' | 'half-down' | 'first' | 'last';

/** What the reader did, or what came back from the world outside. */
export type Command =
  | { readonly type: 'moved'; readonly by: Motion }
  | { readonly type: 'entered' }
  | { readonly type: 'went-back' }
  | { readonly type: 'detail-scrolled'; readonly by: 1 | -1 }
  | { readonly type: 'search-opened' }
  | { readonly type: 'search-kept' }
  | { readonly type: 'search-cancelled' }
  | { readonly type: 'text-typed'; readonly text: string }
  | { readonly type: 'text-pasted'; readonly text: string }
  | { readonly type: 'query-edited'; readonly edit: (line: QueryLine) => QueryLine }
  | { readonly type: 'query-completed'; readonly step: 1 | -1 }
  | { readonly type: 'choices-opened'; readonly panel: Panel }
  | { readonly type: 'choice-made'; readonly isLast: boolean }
  | { readonly type: 'choices-cleared' }
  | { readonly type: 'field-sought'; readonly step: 1 | -1 }
  | { readonly type: 'match-sought'; readonly step: 1 | -1 }
  | { readonly type: 'link-opened'; readonly number: number | 'main' }
  | { readonly type: 'link-stepped'; readonly by: 1 | -1 }
  | { readonly type: 'link-copied'; readonly as: 'address' | 'markdown' }
  | { readonly type: 'lead-followed' }
  | { readonly type: 'trail-retraced' }
  | { readonly type: 'bookmark-toggled' }
  | { readonly type: 'help-toggled' }
  | { readonly type: 'key-awaited'; readonly keys: string }
  | { readonly type: 'noticed'; readonly notice: Notice }
  /** What was searched for elsewhere has been found. */
  | { readonly type: 'answered' }
  | { readonly type: 'redrawn' }
  | { readonly type: 'suspended' }
  | { readonly type: 'quit'; readonly code: number };

/** What a command asks of the world outside; only the edges obey. */
export type Effect =
  | { readonly type: 'open'; readonly url: string }
  | { readonly type: 'copy'; readonly text: string; readonly what: string }
  | { readonly type: 'bookmark'; readonly id: string; readonly on: boolean }
  | { readonly type: 'visit'; readonly id: string }
  | { readonly type: 'prepare-search' }
  | { readonly type: 'redraw' }
  | { readonly type: 'suspend' }
  | { readonly type: 'quit'; readonly code: number };

export type Step = { readonly state: State; readonly effects: readonly Effect[] };

/** The state at the start: the search line holds `query` when the program was given one, or as much of it as it takes. */
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
    mode: query === '' ? 'list' : 'search',
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
    trail: [],
    panel: 'filter',
    choice: '',
    helpTop: 0,
    helpFrom: 'list',
    shelves: options.shelves ?? { bookmarks: [], recent: [] },
    notice: options.notice ?? cut,
  };
}
