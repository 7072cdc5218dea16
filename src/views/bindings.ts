import {
  caretLeft,
  caretRight,
  caretToEnd,
  caretToStart,
  caretWordLeft,
  caretWordRight,
  eraseAfter,
  eraseBefore,
  eraseTerm,
  eraseToStart,
  eraseWordAfter,
  eraseWordBefore,
  type QueryLine,
} from './search-line/line.ts';
import type { Command, Mode, Motion } from './state.ts';

export type KeyGroup = 'Move' | 'Search' | 'Filters' | 'Links' | 'Program';

export type Binding = {
  /** Names as `KeyDecoder` gives them; the keys of a sequence have a blank between them (`g g`). */
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
const TYPING = ['search'] as const;
const CHOOSING = ['choices'] as const;
const MOVING = [...READING, ...CHOOSING] as const;
const ALWAYS = ['list', 'detail', 'search', 'choices', 'help'] as const;
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const move = (by: Motion): Command => ({ type: 'moved', by });
const edit = (change: (line: QueryLine) => QueryLine): Command => ({ type: 'query-edited', edit: change });
const open = (number: number | 'main'): Command => ({ type: 'link-opened', number });
const copy = (as: 'address' | 'markdown'): Command => ({ type: 'link-copied', as });
const ENTER: Command = { type: 'entered' };
const BACK: Command = { type: 'went-back' };
const KEEP: Command = { type: 'search-kept' };
const CANCEL: Command = { type: 'search-cancelled' };

function bind(
  group: KeyGroup,
  keys: Binding['keys'],
  modes: Binding['modes'],
  label: string,
  run: Binding['run'],
  hint?: Binding['hint'],
): Binding {
  return { group, keys, modes, label, run, ...(hint && { hint }) };
}

/** The only list of keys: the handler, the help, the bottom line and the table in the README all read it. */
export const bindings: readonly Binding[] = [
  bind('Move', ['up', 'k'], MOVING, 'up', move('up'), { word: 'move', rank: 5, keys: ['up', 'down'] }),
  bind('Move', ['down', 'j'], MOVING, 'down; in the detail, from link to link', move('down')),
  bind('Move', ['page-up', 'ctrl+b'], MOVING, 'a page up', move('page-up')),
  bind('Move', ['page-down', 'ctrl+f'], MOVING, 'a page down', move('page-down')),
  bind('Move', ['space'], READING, 'a page down', move('page-down')),
  bind('Move', ['ctrl+u'], MOVING, 'half a page up', move('half-up')),
  bind('Move', ['ctrl+d'], MOVING, 'half a page down', move('half-down')),
  bind('Move', ['home', 'g g'], MOVING, 'to the beginning', move('first')),
  bind('Move', ['end', 'G'], MOVING, 'to the end', move('last')),
  bind('Move', ['right', 'l', 'enter'], ['list'], 'open a branch; go into the detail', ENTER, {
    word: 'open',
    rank: 3,
  }),
  bind('Move', ['left', 'h', 'escape'], ['detail'], 'back to the list', BACK, { word: 'back', rank: 0 }),
  bind('Move', ['left', 'h', 'escape'], ['list'], 'close a branch; to its parent', BACK, { word: 'back', rank: 10 }),
  bind('Move', ['K', 'shift+up'], BROWSING, 'scroll the detail up, staying here', { type: 'detail-scrolled', by: -1 }),
  bind('Move', ['J', 'shift+down'], BROWSING, 'scroll the detail down, staying here', {
    type: 'detail-scrolled',
    by: 1,
  }),

  bind('Search', ['/', 'alt+/'], BROWSING, 'search', { type: 'search-opened' }, { word: 'search', rank: 1 }),
  bind('Search', ['up', 'ctrl+p', 'ctrl+k'], TYPING, 'the result above', move('up'), {
    word: 'choose',
    rank: 4,
    keys: ['up', 'down'],
  }),
  bind('Search', ['down', 'ctrl+n', 'ctrl+j'], TYPING, 'the result below', move('down')),
  bind('Search', ['page-up'], TYPING, 'a page of results up', move('page-up')),
  bind('Search', ['page-down'], TYPING, 'a page of results down', move('page-down')),
  bind('Search', ['enter'], TYPING, 'keep the results, to go among them', KEEP, { word: 'keep', rank: 1 }),
  bind('Search', ['escape', 'alt+/'], TYPING, 'clear the line; then leave it', CANCEL, { word: 'clear', rank: 2 }),
  bind('Search', ['tab'], TYPING, 'complete a field or its value; the next one', { type: 'query-completed', step: 1 }),
  bind('Search', ['shift+tab'], TYPING, 'the completion before', { type: 'query-completed', step: -1 }),
  bind('Search', ['n'], BROWSING, 'the next match', { type: 'match-sought', step: 1 }),
  bind('Search', ['N'], BROWSING, 'the match before', { type: 'match-sought', step: -1 }),
  bind('Search', ['left'], TYPING, 'the caret to the left', edit(caretLeft)),
  bind('Search', ['right'], TYPING, 'the caret to the right', edit(caretRight)),
  bind('Search', ['alt+b', 'alt+left', 'ctrl+left'], TYPING, 'a word to the left', edit(caretWordLeft)),
  bind('Search', ['alt+f', 'alt+right', 'ctrl+right'], TYPING, 'a word to the right', edit(caretWordRight)),
  bind('Search', ['ctrl+a', 'home'], TYPING, 'to the start of the line', edit(caretToStart)),
  bind('Search', ['ctrl+e', 'end'], TYPING, 'to the end of the line', edit(caretToEnd)),
  bind('Search', ['backspace'], TYPING, 'erase a letter', edit(eraseBefore)),
  bind('Search', ['delete', 'ctrl+d'], TYPING, 'erase the letter after the caret', edit(eraseAfter)),
  bind('Search', ['alt+backspace', 'ctrl+backspace'], TYPING, 'erase a word', edit(eraseWordBefore)),
  bind('Search', ['alt+d', 'ctrl+delete'], TYPING, 'erase the word after the caret', edit(eraseWordAfter)),
  bind('Search', ['ctrl+w'], TYPING, 'erase to the blank before', edit(eraseTerm)),
  bind('Search', ['ctrl+u'], TYPING, 'erase to the start', edit(eraseToStart)),

  bind(
    'Filters',
    ['f'],
    BROWSING,
    'filter by status, kind, mechanism and more',
    { type: 'choices-opened', panel: 'filter' },
    { word: 'filter', rank: 8 },
  ),
  bind(
    'Filters',
    ['s'],
    BROWSING,
    'sort the results',
    { type: 'choices-opened', panel: 'sort' },
    { word: 'sort', rank: 11 },
  ),
  bind(
    'Filters',
    ['space'],
    CHOOSING,
    'choose, and stay; take a filter back',
    { type: 'choice-made', isLast: false },
    { word: 'choose', rank: 0 },
  ),
  bind('Filters', ['enter'], CHOOSING, 'choose, and back to the list', { type: 'choice-made', isLast: true }),
  bind(
    'Filters',
    ['right', 'l', 'tab'],
    CHOOSING,
    'to the next field',
    { type: 'field-sought', step: 1 },
    { word: 'next field', rank: 3 },
  ),
  bind('Filters', ['left', 'h', 'shift+tab'], CHOOSING, 'to the field before', { type: 'field-sought', step: -1 }),
  bind(
    'Filters',
    ['x', 'backspace'],
    CHOOSING,
    'take all back',
    { type: 'choices-cleared' },
    { word: 'none', rank: 4 },
  ),
  bind('Filters', ['escape', 'q', 'f', 's'], CHOOSING, 'back to the list', BACK, { word: 'back', rank: 1 }),

  bind('Links', ['o'], BROWSING, 'open the main link in the browser', open('main'), { word: 'browser', rank: 6 }),
  bind('Links', DIGITS, BROWSING, 'open the link of that number', (key) => open(Number(key))),
  bind('Links', ['enter'], ['detail'], 'open the chosen link, or go to the chosen entry', ENTER, {
    word: 'open link',
    rank: 3,
  }),
  bind(
    'Links',
    ['>'],
    BROWSING,
    'go to what took its place, or is related',
    { type: 'lead-followed' },
    {
      word: 'successor',
      rank: 12,
    },
  ),
  bind('Links', ['<', 'backspace'], BROWSING, 'come back from there', { type: 'trail-retraced' }),
  bind('Links', ['tab'], ['detail'], 'to the next link', { type: 'link-stepped', by: 1 }),
  bind('Links', ['shift+tab'], ['detail'], 'to the link before', { type: 'link-stepped', by: -1 }),
  bind('Links', ['y'], BROWSING, 'copy the link', copy('address'), { word: 'copy', rank: 7 }),
  bind('Links', ['Y'], BROWSING, 'copy the link as Markdown', copy('markdown')),
  bind('Links', ['ctrl+y'], TYPING, 'copy the link while searching', copy('address'), { word: 'copy', rank: 5 }),
  bind('Links', ['b'], BROWSING, 'bookmark, on or off', { type: 'bookmark-toggled' }, { word: 'mark', rank: 9 }),

  bind('Program', ['escape', 'q', 'left', 'h'], ['help'], 'leave the help', BACK, { word: 'back', rank: 1 }),
  bind('Program', ['?'], MOVING, 'help, and back', { type: 'help-toggled' }, { word: 'help', rank: 2 }),
  bind('Program', ['q'], BROWSING, 'quit', { type: 'quit', code: 0 }, { word: 'quit', rank: 4 }),
  bind('Program', ['ctrl+c'], ALWAYS, 'quit at once, from anywhere', { type: 'quit', code: 130 }),
  bind('Program', ['ctrl+z'], ALWAYS, 'suspend; `fg` comes back', { type: 'suspended' }),
  bind('Program', ['ctrl+l'], ALWAYS, 'draw the screen again', { type: 'redrawn' }),
];
