import type { ActionName } from './actions.ts';
import { ALWAYS, BROWSING, CHOOSING, EDITING, MOVING, READING } from './key-sets.ts';

/**
 * The keys of each action in a view, by the names that `KeyDecoder` gives them. The keys of a sequence are separated by a space
 * (`g g`). Hints and messages name the first one.
 */
type ViewKeys = { readonly [Name in ActionName]?: readonly [string, ...string[]] };

/** The only list of keys. The handling of keys, the hints, the help and the table in docs/keys.md all use it. */
export const KEYMAP = {
  list: {
    ...BROWSING,
    'page-down': MOVING['page-down'],
    'toggle-mark': ['space'],
    'clear-marks': ['x'],
    open: ['right', 'l', 'enter'],
    'close-branch': ['left', 'h', 'escape'],
    'show-left-out': ['ctrl+o'],
  },
  detail: {
    ...BROWSING,
    back: ['left', 'h', 'escape'],
    'open-chosen': ['enter'],
    'open-numbered-link': ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    'follow-chosen': ['right', 'l'],
    'forget-list': ['x', 'delete'],
    'next-stop': ['tab'],
    'previous-stop': ['shift+tab'],
    'next-section': ['}', ']', 'alt+down'],
    'previous-section': ['{', '[', 'alt+up'],
  },
  'search-line': {
    ...EDITING,
    'previous-result': ['up', 'ctrl+p', 'ctrl+k'],
    'next-result': ['down', 'ctrl+n', 'ctrl+j'],
    'results-page-up': ['page-up'],
    'results-page-down': ['page-down'],
    'keep-results': ['enter'],
    'clear-search': ['escape', 'alt+/'],
    'show-left-out': ['ctrl+o'],
    'earlier-query': ['ctrl+r'],
    'complete-next': ['tab'],
    'complete-previous': ['shift+tab'],
    'copy-link': ['ctrl+y'],
    ...ALWAYS,
  },
  filters: {
    ...MOVING,
    toggle: ['space'],
    choose: ['enter'],
    'next-field': ['right', 'l', 'tab'],
    'previous-field': ['left', 'h', 'shift+tab'],
    'clear-all': ['x', 'backspace'],
    back: ['escape', 'q', 'f', 's'],
    help: ['?'],
    ...ALWAYS,
  },
  vulnerabilities: {
    ...CHOOSING,
    open: ['right', 'l', 'enter'],
    back: ['escape', 'q', 'V', 'left', 'h'],
    'next-year': ['tab'],
    'previous-year': ['shift+tab'],
  },
  compare: {
    ...READING,
    'previous-column': ['left', 'h', 'shift+tab'],
    'next-column': ['right', 'l', 'tab'],
    'open-column': ['enter'],
    'drop-column': ['x', 'delete'],
    'only-differences': ['d'],
    'copy-comparison': ['y'],
    'open-link': ['o'],
    bookmark: ['b'],
    search: ['/', 'alt+/'],
    back: ['escape', 'q', 'C'],
    help: ['?'],
    ...ALWAYS,
  },
  matrix: {
    ...MOVING,
    'previous-column': ['left', 'h', 'shift+tab'],
    'next-column': ['right', 'l', 'tab'],
    'sort-by-column': ['s'],
    'only-with': ['f'],
    'all-entries': ['a'],
    'toggle-mark': ['space'],
    'clear-marks': ['x'],
    open: ['enter'],
    search: ['/', 'alt+/'],
    'open-link': ['o'],
    'go-back': ['<', 'backspace'],
    'copy-link': ['y'],
    'copy-markdown': ['Y'],
    bookmark: ['b'],
    'show-stack': ['A'],
    compare: ['C'],
    back: ['escape', 'q', 'M'],
    help: ['?'],
    ...ALWAYS,
  },
  totals: {
    ...MOVING,
    'previous-column': ['left', 'h'],
    'next-column': ['right', 'l'],
    'previous-chart': ['shift+tab'],
    'next-chart': ['tab'],
    'open-bar': ['enter'],
    'all-entries': ['a'],
    'copy-totals': ['y'],
    search: ['/', 'alt+/'],
    back: ['escape', 'q', 'T'],
    help: ['?'],
    ...ALWAYS,
  },
  stack: {
    ...READING,
    'scroll-up': ['K', 'shift+up'],
    'scroll-down': ['J', 'shift+down'],
    search: ['/', 'alt+/'],
    'open-advisory': ['enter'],
    'go-to-page': ['right', 'l'],
    'add-product': ['a'],
    'edit-version': ['e'],
    'remove-product': ['x', 'delete'],
    'restore-product': ['u'],
    'copy-findings': ['y'],
    back: ['escape', 'q', 'left', 'h', 'A'],
    help: ['?'],
    ...ALWAYS,
  },
  'stack-line': {
    ...EDITING,
    'keep-version': ['enter'],
    'clear-search': ['escape'],
    ...ALWAYS,
  },
  guide: {
    ...MOVING,
    'scroll-up': ['K', 'shift+up'],
    'scroll-down': ['J', 'shift+down'],
    search: ['/', 'alt+/'],
    'open-measure': ['enter', 'right', 'l'],
    'switch-part': ['tab', 'shift+tab'],
    tick: ['space'],
    'judge-fragment': ['e'],
    'copy-level': ['y'],
    'copy-guide': ['Y'],
    'show-vulnerabilities': ['V'],
    'show-matrix': ['M'],
    'show-stack': ['A'],
    back: ['escape', 'q', 'left', 'h', 'H'],
    help: ['?'],
    ...ALWAYS,
  },
  'guide-line': {
    ...EDITING,
    'judge-line': ['enter'],
    'clear-search': ['escape'],
    ...ALWAYS,
  },
  help: {
    ...READING,
    'run-action': ['enter'],
    'search-help': ['/', 'alt+/'],
    back: ['escape', 'q', 'left', 'h'],
    help: ['?'],
    ...ALWAYS,
  },
  'help-line': {
    ...EDITING,
    'previous-result': ['up', 'ctrl+p', 'ctrl+k'],
    'next-result': ['down', 'ctrl+n', 'ctrl+j'],
    'results-page-up': ['page-up'],
    'results-page-down': ['page-down'],
    'run-action': ['enter'],
    'clear-search': ['escape'],
    ...ALWAYS,
  },
} as const satisfies Readonly<Record<string, ViewKeys>>;

/** A view that can have the keys. */
export type ViewId = keyof typeof KEYMAP;

export const VIEW_IDS = Object.keys(KEYMAP) as readonly ViewId[];

/** The user's own keys for some actions of some views. */
export type KeyChanges = { readonly [View in ViewId]?: ViewKeys };

let own: KeyChanges = {};

/** Replaces keys of the table with the user's own, for the whole visit. Empty changes restore the table. */
export function remapKeys(changes: KeyChanges): void {
  own = Object.fromEntries(
    Object.entries(changes).map(([view, keys]) => [view, { ...KEYMAP[view as ViewId], ...keys }]),
  );
}

/** Returns the keys of each action of a view. The object stays the same until `remapKeys` replaces it. */
export const keysIn = (view: ViewId): ViewKeys => own[view] ?? KEYMAP[view];

/** Returns the keys of an action in a view, the one to name first; none if the view does not have the action. */
export const keysOf = (view: ViewId, action: ActionName): readonly string[] => keysIn(view)[action] ?? [];

/** Returns each action of a view with its keys. */
export function keyBindings(view: ViewId): readonly (readonly [ActionName, readonly string[]])[] {
  return Object.entries(keysIn(view)) as [ActionName, readonly string[]][];
}
