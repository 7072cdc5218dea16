/** What the user does with the keyboard and the mouse, and what the terminal answers. */
export type KeyEvent =
  /** A key, by its name in the keymap: `up`, `ctrl+left`, `enter`. */
  | { readonly type: 'key'; readonly name: string }
  /** One or more typed characters. */
  | { readonly type: 'text'; readonly text: string }
  /** The text between the marks of a paste; of a very long paste, only the beginning. */
  | { readonly type: 'paste'; readonly text: string }
  /** An action of the mouse at a cell. Column and row count from 1. */
  | {
      readonly type: 'mouse';
      readonly did: 'press' | 'release' | 'back';
      readonly column: number;
      readonly row: number;
    }
  /** The wheel was turned over a cell by this many notches; positive is down. */
  | { readonly type: 'wheel'; readonly notches: number; readonly column: number; readonly row: number }
  /** The answer to `CSI 6 n`. Column and row count from 1. */
  | { readonly type: 'cursor-position'; readonly row: number; readonly column: number }
  /** The answer to `OSC 11`, without its introducer and terminator. */
  | { readonly type: 'background'; readonly text: string };
