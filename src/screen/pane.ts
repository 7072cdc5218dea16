import type { ActionName } from '../keys/actions.ts';
import type { ViewId } from '../keys/keymap.ts';
import type { Rectangle } from './layout.ts';
import type { Line } from './line.ts';

/** A part of the screen: its place, and its lines, none wider than the place. */
export type Pane = {
  readonly id: string;
  readonly place: Rectangle;
  readonly lines: readonly Line[];
  /** The column in the first line for the terminal's own cursor, if the user types in this pane. */
  readonly caret?: number | null;
  /** The view that handles clicks in the pane and the wheel over it. */
  readonly view?: ViewId;
  /** How far the pane is scrolled; without it, the wheel does nothing. */
  readonly scroll?: Scroll;
  /**
   * Returns what stands in a cell of the pane. Without this function, it is read from the `spot` in the style of a span. The code
   * that draws a cell also defines its spot, so that a click always fits what is visible there.
   */
  readonly spotAt?: (cell: Cell) => Spot | null;
};

/** A cell of the window or of a pane, counted from 0. */
export type Cell = { readonly x: number; readonly y: number };

/** The first visible row of a pane's content, the number of visible rows, and the number of all rows. */
export type Scroll = { readonly top: number; readonly rows: number; readonly length: number };

/** The meaning of a click. */
export type Spot =
  /** An action, as if its key were pressed. With `isBelow`, it belongs to the view below, and the one above is closed first. */
  | { readonly kind: 'action'; readonly action: ActionName; readonly isBelow?: true }
  /**
   * A row, by its index, and in a table its column. `top` and `left` are the first visible row and column. `onSign` is whether
   * the click is on the sign of the row, which opens or ticks it.
   */
  | {
      readonly kind: 'row';
      readonly row: number;
      readonly top: number;
      readonly column?: number | undefined;
      readonly left?: number;
      readonly onSign?: boolean;
    }
  /** The head of a column or a group, by its index; `left` is the first visible column. */
  | { readonly kind: 'head'; readonly index: number; readonly left?: number }
  /** A line of a document or of the column beside it, by its index; `null` for the space below the last line. */
  | { readonly kind: 'line'; readonly line: number | null; readonly isAside?: boolean }
  /** A line in which the user types. `cell` counts from the cell in which the text from UTF-16 unit `from` on begins. */
  | { readonly kind: 'text'; readonly from: number; readonly cell: number }
  /** A completion of the word at the caret. */
  | { readonly kind: 'option'; readonly option: string };

/** A spot that was clicked; `isDouble` is whether the click immediately follows another one in the same place. */
export type ClickedSpot = Spot & { readonly isDouble: boolean };
