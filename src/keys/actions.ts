/** The groups in which the help and docs/keys.md list the actions. */
export const ACTION_GROUPS = [
  ...(['Move', 'Search', 'Filters', 'Links', 'Compare'] as const),
  ...(['Matrix', 'Totals', 'Stack', 'Guide', 'Program', 'Editing'] as const),
] as const;

export type ActionGroup = (typeof ACTION_GROUPS)[number];

/** The user's actions in words, by group and in the order of the help. `keymap.ts` assigns the keys. */
const WORDS = {
  Move: {
    up: 'up',
    down: 'down; in the detail, to the next note, link or entry',
    'page-up': 'a page up',
    'page-down': 'a page down',
    'half-page-up': 'half a page up',
    'half-page-down': 'half a page down',
    first: 'to the top',
    last: 'to the end',
    open: 'open a branch; go into the detail',
    'close-branch': 'close a branch; go to its parent; clear the search',
    back: 'back to where you were',
    'next-year': 'to the year before',
    'previous-year': 'to the year after',
    'scroll-up': 'scroll the detail up, staying here',
    'scroll-down': 'scroll the detail down, staying here',
    'next-section': 'to the next section',
    'previous-section': 'to the start of the section, then to the one before',
    zoom: 'the detail in the whole window, and back',
  },
  Search: {
    search: 'search',
    'previous-result': 'previous result',
    'next-result': 'next result',
    'results-page-up': 'a page of results up',
    'results-page-down': 'a page of results down',
    'keep-results': 'keep the results and go to them',
    'clear-search': 'clear what was typed; then back to where you were',
    'earlier-query': 'step back through earlier searches',
    'complete-next': 'complete a field or its value; next completion',
    'complete-previous': 'previous completion',
    'show-left-out': 'show or hide the weaker results',
    'next-match': 'next match',
    'previous-match': 'previous match',
  },
  Filters: {
    filter: 'filter by status, kind, mechanism and more',
    sort: 'sort the results',
    toggle: 'toggle, and stay',
    choose: 'apply and return to the list',
    'next-field': 'to the next field',
    'previous-field': 'to the previous field',
    'clear-all': 'clear all',
  },
  Links: {
    'open-link': 'open the main link in the browser',
    'open-numbered-link': 'open the link of that number',
    'open-chosen': 'open the chosen link or source; go to the chosen entry',
    'follow-chosen': 'go to the chosen entry or vulnerability',
    'go-forward': 'go to the successor or an alternative',
    'go-back': 'go back after a jump; to the previous list',
    'open-list': 'fetch the linked list and open it here',
    'forget-list': 'forget the list chosen on the start page',
    'next-stop': 'jump to the next note, link or entry',
    'previous-stop': 'jump to the previous one',
    'copy-link': 'copy the link',
    'copy-markdown': 'copy the link as Markdown',
    bookmark: 'bookmark, on or off',
    'show-bookmarks': 'to the bookmarks',
  },
  Compare: {
    'toggle-mark': 'mark for comparing, on or off',
    'clear-marks': 'take all marks off',
    compare: 'compare what is marked: two to four entries',
    'previous-column': 'to the column on the left',
    'next-column': 'to the column on the right',
    'open-column': 'go to the entry of the column',
    'drop-column': 'take the column out, and its mark off',
    'only-differences': 'only what differs, or all fields',
    'copy-comparison': 'copy the comparison as a Markdown table',
  },
  Matrix: {
    'show-matrix': 'matrix of what isolates what, of the branch or search',
    'sort-by-column': 'sort by the column: most first, least first, as listed',
    'only-with': 'filter by the column, or all again',
    'all-entries': 'all entries, or those of the branch or search again',
  },
  Totals: {
    'show-totals': 'totals: bars for the entries of the branch or search',
    'next-chart': 'to the next chart',
    'previous-chart': 'to the chart before',
    'open-bar': 'search for what the bar counts; go to the entry or to the year',
    'copy-totals': 'copy the totals as Markdown tables',
  },
  Stack: {
    'show-stack': 'your stack: its open vulnerabilities',
    'add-product': 'add a product with its version',
    'edit-version': 'change the version of the product',
    'keep-version': 'save what you typed',
    'remove-product': 'remove the product',
    'restore-product': 'bring back what was removed',
    'open-advisory': 'open the source; of a product, change its version',
    'go-to-page': 'go to its page',
    'copy-findings': 'copy what is open in the stack, as Markdown',
  },
  Guide: {
    'show-guide': 'the hardening guide, level by level',
    'open-measure': 'go into the level; go to the page of the measure',
    'switch-part': 'to the measures, and back to the levels',
    tick: 'tick the measure as done, or take the tick back',
    'judge-fragment': 'judge a docker run command, a compose service or a pod',
    'judge-line': 'judge what you typed',
    'copy-level': 'copy the level as a Markdown checklist',
    'copy-guide': 'copy the whole guide as a Markdown checklist',
  },
  Program: {
    'show-vulnerabilities': 'vulnerabilities by year, all or of the search results',
    'show-start': 'the start page, and back',
    help: 'help, and back',
    'toggle-mouse': 'the mouse on or off; when it is on, Shift selects text',
    'run-action': 'close help and run the row’s action',
    'search-help': 'search the keys',
    quit: 'quit',
    'quit-now': 'quit at once',
    suspend: 'suspend; `fg` comes back',
    redraw: 'draw the screen again',
  },
  Editing: {
    'caret-left': 'move left',
    'caret-right': 'move right',
    'caret-word-left': 'a word to the left',
    'caret-word-right': 'a word to the right',
    'caret-to-start': 'to the start of the line',
    'caret-to-end': 'to the end of the line',
    'erase-before': 'erase a letter',
    'erase-after': 'erase the letter after the caret',
    'erase-word-before': 'erase a word',
    'erase-word-after': 'erase the word after the caret',
    'erase-term': 'erase to the previous blank',
    'erase-to-start': 'erase to the start',
  },
} as const satisfies Record<ActionGroup, Record<string, string>>;

type NamesOf<Words> = Words extends unknown ? keyof Words : never;

/** The name of an action. */
export type ActionName = NamesOf<(typeof WORDS)[ActionGroup]>;

export type Action = { readonly name: ActionName; readonly group: ActionGroup; readonly words: string };

/** Every action with its words, in the order of the help. */
export const ACTIONS: readonly Action[] = ACTION_GROUPS.flatMap((group) =>
  Object.entries(WORDS[group]).map(([name, words]) => ({ name: name as ActionName, group, words })),
);
