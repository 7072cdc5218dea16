/** Keys that several views share; see `keymap.ts`. */

export const ALWAYS = { 'quit-now': ['ctrl+c'], suspend: ['ctrl+z'], redraw: ['ctrl+l'] } as const;

export const MOVING = {
  up: ['up', 'k'],
  down: ['down', 'j'],
  'page-up': ['page-up', 'ctrl+b'],
  'page-down': ['page-down', 'ctrl+f'],
  'half-page-up': ['ctrl+u'],
  'half-page-down': ['ctrl+d'],
  first: ['home', 'g g'],
  last: ['end', 'G'],
  'toggle-mouse': ['m'],
} as const;

export const READING = { ...MOVING, 'page-down': ['page-down', 'ctrl+f', 'space'] } as const;

/** Keys of views in which something is chosen: to act on it, and to go on from there. */
export const CHOOSING = {
  ...READING,
  'scroll-up': ['K', 'shift+up'],
  'scroll-down': ['J', 'shift+down'],
  search: ['/', 'alt+/'],
  'open-link': ['o'],
  'go-back': ['<', 'backspace'],
  'copy-link': ['y'],
  'copy-markdown': ['Y'],
  bookmark: ['b'],
  zoom: ['z'],
  'show-stack': ['A'],
  'show-guide': ['H'],
  help: ['?'],
  ...ALWAYS,
} as const;

export const BROWSING = {
  ...CHOOSING,
  'go-forward': ['>'],
  'show-bookmarks': ["'"],
  'next-match': ['n'],
  'previous-match': ['N'],
  filter: ['f'],
  sort: ['s'],
  'show-vulnerabilities': ['V'],
  compare: ['C'],
  'show-matrix': ['M'],
  'show-totals': ['T'],
  'show-start': ['S'],
  'open-list': ['L'],
  quit: ['q'],
} as const;

/** Keys of a line of text. */
export const EDITING = {
  'caret-left': ['left'],
  'caret-right': ['right'],
  'caret-word-left': ['alt+b', 'alt+left', 'ctrl+left'],
  'caret-word-right': ['alt+f', 'alt+right', 'ctrl+right'],
  'caret-to-start': ['ctrl+a', 'home'],
  'caret-to-end': ['ctrl+e', 'end'],
  'erase-before': ['backspace'],
  'erase-after': ['delete', 'ctrl+d'],
  'erase-word-before': ['alt+backspace', 'ctrl+backspace'],
  'erase-word-after': ['alt+d', 'ctrl+delete'],
  'erase-term': ['ctrl+w'],
  'erase-to-start': ['ctrl+u'],
} as const;
