import {
  caretLeft,
  caretRight,
  caretToEnd,
  caretToStart,
  caretWordLeft,
  caretWordRight,
  eraseAfter,
  eraseBefore,
  eraseToStart,
  eraseWord,
  type QueryLine,
} from './query-line.ts';
import type { Command, Mode, Motion } from './state.ts';

export type KeyGroup = 'Move' | 'Search' | 'Links' | 'Program';

export type Binding = {
  /** Names as `keyNames` writes them; the keys of a sequence have a blank between them (`g g`). */
  readonly keys: readonly [string, ...string[]];
  readonly modes: readonly [Mode, ...Mode[]];
  readonly group: KeyGroup;
  /** What it does, for the help. */
  readonly label: string;
  /** A word for the bottom line; where that is too short, the lowest ranks stay. */
  readonly hint?: { readonly word: string; readonly rank: number; readonly keys?: readonly string[] };
  readonly run: Command | ((key: string) => Command);
};

const BROWSING = ['list', 'detail'] as const;
const READING = ['list', 'detail', 'help'] as const;
const ALWAYS = ['list', 'detail', 'search', 'help'] as const;
const move = (by: Motion): Command => ({ type: 'moved', by });
const edit = (change: (line: QueryLine) => QueryLine): Command => ({ type: 'query-edited', edit: change });

const MOVING: readonly Binding[] = [
  {
    keys: ['up', 'k'],
    modes: READING,
    group: 'Move',
    label: 'up',
    run: move('up'),
    hint: { word: 'move', rank: 5, keys: ['up', 'down'] },
  },
  {
    keys: ['down', 'j'],
    modes: READING,
    group: 'Move',
    label: 'down; in the detail, from link to link',
    run: move('down'),
  },
  { keys: ['page-up', 'ctrl+b'], modes: READING, group: 'Move', label: 'a page up', run: move('page-up') },
  {
    keys: ['page-down', 'ctrl+f', 'space'],
    modes: READING,
    group: 'Move',
    label: 'a page down',
    run: move('page-down'),
  },
  { keys: ['ctrl+u'], modes: READING, group: 'Move', label: 'half a page up', run: move('half-up') },
  { keys: ['ctrl+d'], modes: READING, group: 'Move', label: 'half a page down', run: move('half-down') },
  { keys: ['home', 'g g'], modes: READING, group: 'Move', label: 'to the beginning', run: move('first') },
  { keys: ['end', 'G'], modes: READING, group: 'Move', label: 'to the end', run: move('last') },
  {
    keys: ['right', 'l', 'enter'],
    modes: ['list'],
    group: 'Move',
    label: 'open a branch; go into the detail',
    run: { type: 'entered' },
    hint: { word: 'open', rank: 4 },
  },
  {
    keys: ['enter'],
    modes: ['detail'],
    group: 'Links',
    label: 'open the chosen link',
    run: { type: 'entered' },
    hint: { word: 'open link', rank: 4 },
  },
  {
    keys: ['left', 'h', 'escape'],
    modes: BROWSING,
    group: 'Move',
    label: 'back; close a branch; to its parent',
    run: { type: 'went-back' },
    hint: { word: 'back', rank: 9 },
  },
  {
    keys: ['escape', 'left', 'h'],
    modes: ['help'],
    group: 'Program',
    label: 'leave the help',
    run: { type: 'went-back' },
    hint: { word: 'back', rank: 1 },
  },
  {
    keys: ['K', 'shift+up'],
    modes: BROWSING,
    group: 'Move',
    label: 'scroll the detail up, staying here',
    run: { type: 'detail-scrolled', by: -1 },
  },
  {
    keys: ['J', 'shift+down'],
    modes: BROWSING,
    group: 'Move',
    label: 'scroll the detail down, staying here',
    run: { type: 'detail-scrolled', by: 1 },
  },
];

const SEARCHING: readonly Binding[] = [
  {
    keys: ['/'],
    modes: BROWSING,
    group: 'Search',
    label: 'search; every letter then goes into the line',
    run: { type: 'search-opened' },
    hint: { word: 'search', rank: 1 },
  },
  {
    keys: ['up', 'ctrl+p', 'ctrl+k'],
    modes: ['search'],
    group: 'Search',
    label: 'the result above',
    run: move('up'),
    hint: { word: 'choose', rank: 4, keys: ['up', 'down'] },
  },
  {
    keys: ['down', 'ctrl+n', 'ctrl+j'],
    modes: ['search'],
    group: 'Search',
    label: 'the result below',
    run: move('down'),
  },
  { keys: ['page-up'], modes: ['search'], group: 'Search', label: 'a page of results up', run: move('page-up') },
  { keys: ['page-down'], modes: ['search'], group: 'Search', label: 'a page of results down', run: move('page-down') },
  {
    keys: ['enter'],
    modes: ['search'],
    group: 'Search',
    label: 'keep the results, and go among them',
    run: { type: 'search-kept' },
    hint: { word: 'keep', rank: 1 },
  },
  {
    keys: ['escape'],
    modes: ['search'],
    group: 'Search',
    label: 'clear the line; then leave it',
    run: { type: 'search-cancelled' },
    hint: { word: 'clear', rank: 2 },
  },
  { keys: ['n'], modes: BROWSING, group: 'Search', label: 'the next match', run: { type: 'match-sought', step: 1 } },
  { keys: ['N'], modes: BROWSING, group: 'Search', label: 'the match before', run: { type: 'match-sought', step: -1 } },
  { keys: ['left'], modes: ['search'], group: 'Search', label: 'the caret to the left', run: edit(caretLeft) },
  { keys: ['right'], modes: ['search'], group: 'Search', label: 'the caret to the right', run: edit(caretRight) },
  { keys: ['alt+b'], modes: ['search'], group: 'Search', label: 'a word to the left', run: edit(caretWordLeft) },
  { keys: ['alt+f'], modes: ['search'], group: 'Search', label: 'a word to the right', run: edit(caretWordRight) },
  {
    keys: ['ctrl+a', 'home'],
    modes: ['search'],
    group: 'Search',
    label: 'to the start of the line',
    run: edit(caretToStart),
  },
  {
    keys: ['ctrl+e', 'end'],
    modes: ['search'],
    group: 'Search',
    label: 'to the end of the line',
    run: edit(caretToEnd),
  },
  { keys: ['backspace'], modes: ['search'], group: 'Search', label: 'erase a letter', run: edit(eraseBefore) },
  {
    keys: ['delete', 'ctrl+d'],
    modes: ['search'],
    group: 'Search',
    label: 'erase the letter after the caret',
    run: edit(eraseAfter),
  },
  { keys: ['ctrl+w'], modes: ['search'], group: 'Search', label: 'erase a word', run: edit(eraseWord) },
  { keys: ['ctrl+u'], modes: ['search'], group: 'Search', label: 'erase to the start', run: edit(eraseToStart) },
];

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

const LINKING: readonly Binding[] = [
  {
    keys: ['o'],
    modes: BROWSING,
    group: 'Links',
    label: 'open the main link in the browser',
    run: { type: 'link-opened', number: 'main' },
    hint: { word: 'browser', rank: 6 },
  },
  {
    keys: DIGITS,
    modes: BROWSING,
    group: 'Links',
    label: 'open the link of that number',
    run: (key) => ({ type: 'link-opened', number: Number(key) }),
  },
  {
    keys: ['y'],
    modes: BROWSING,
    group: 'Links',
    label: 'copy the link',
    run: { type: 'link-copied', as: 'address' },
    hint: { word: 'copy', rank: 7 },
  },
  {
    keys: ['ctrl+y'],
    modes: ['search'],
    group: 'Links',
    label: 'copy the link while searching',
    run: { type: 'link-copied', as: 'address' },
    hint: { word: 'copy', rank: 5 },
  },
  {
    keys: ['Y'],
    modes: BROWSING,
    group: 'Links',
    label: 'copy the link as Markdown',
    run: { type: 'link-copied', as: 'markdown' },
  },
  {
    keys: ['b'],
    modes: BROWSING,
    group: 'Links',
    label: 'bookmark, on or off',
    run: { type: 'bookmark-toggled' },
    hint: { word: 'mark', rank: 8 },
  },
];

const PROGRAM: readonly Binding[] = [
  {
    keys: ['?'],
    modes: READING,
    group: 'Program',
    label: 'help, and back',
    run: { type: 'help-toggled' },
    hint: { word: 'help', rank: 2 },
  },
  {
    keys: ['q'],
    modes: READING,
    group: 'Program',
    label: 'quit',
    run: { type: 'quit', code: 0 },
    hint: { word: 'quit', rank: 3 },
  },
  {
    keys: ['ctrl+c'],
    modes: ALWAYS,
    group: 'Program',
    label: 'quit at once, from anywhere',
    run: { type: 'quit', code: 130 },
  },
  { keys: ['ctrl+z'], modes: ALWAYS, group: 'Program', label: 'suspend; `fg` comes back', run: { type: 'suspended' } },
  { keys: ['ctrl+l'], modes: ALWAYS, group: 'Program', label: 'draw the screen again', run: { type: 'redrawn' } },
];

/** The only list of keys: the handler, the help, the bottom line and the table in the README all read it. */
export const bindings: readonly Binding[] = [...MOVING, ...SEARCHING, ...LINKING, ...PROGRAM];

/**
 * The command of a key, given the keys of an unfinished sequence before it.
 * While the search line has the keys, whatever is printable and not bound is typed.
 */
export function resolve(mode: Mode, pending: string, key: string): Command | undefined {
  const sequence = pending === '' ? key : `${pending} ${key}`;
  const here = bindings.filter(({ modes }) => modes.includes(mode));
  const bound = here.find(({ keys }) => keys.includes(sequence));
  if (bound) return typeof bound.run === 'function' ? bound.run(key) : bound.run;
  if (here.some(({ keys }) => keys.some((other) => other.startsWith(`${sequence} `)))) {
    return { type: 'key-awaited', keys: sequence };
  }
  if (pending !== '') return resolve(mode, '', key);
  return mode === 'search' ? typed(key) : undefined;
}

function typed(key: string): Command | undefined {
  if (key === 'space') return { type: 'text-typed', text: ' ' };
  return [...key].length === 1 ? { type: 'text-typed', text: key } : undefined;
}
