/** What the reader does at the keys and with the mouse, and what the terminal answers. */
export type KeyEvent =
  /** A key by the name that the table of keys has for it: `up`, `ctrl+left`, `enter`. */
  | { readonly type: 'key'; readonly name: string }
  /** Characters that were typed, one or several. */
  | { readonly type: 'text'; readonly text: string }
  /** What came between the marks of a paste; of a very long one, only the beginning. */
  | { readonly type: 'paste'; readonly text: string }
  /** What the mouse did at a cell; both count from 1. */
  | {
      readonly type: 'mouse';
      readonly did: 'press' | 'release' | 'back';
      readonly column: number;
      readonly row: number;
    }
  /** The wheel was turned over a cell by so many notches, down where that is positive. */
  | { readonly type: 'wheel'; readonly notches: number; readonly column: number; readonly row: number }
  /** The answer to `CSI 6 n`; both count from 1. */
  | { readonly type: 'cursor-position'; readonly row: number; readonly column: number }
  /** The answer to `OSC 11`, without its ends. */
  | { readonly type: 'background'; readonly text: string };
