import type { ActionName } from '../keys/actions.ts';
import type { ViewId } from '../keys/keymap.ts';
import type { Rectangle } from './layout.ts';
import type { Line } from './line.ts';

/** A part of the screen: where it stands, and the lines in it, none wider than the place. */
export type Pane = {
  readonly id: string;
  readonly place: Rectangle;
  readonly lines: readonly Line[];
  /** The column of its first line in which one types, where the terminal's own cursor belongs. */
  readonly caret?: number | null;
  /** What a click in it and the wheel over it are for. */
  readonly view?: ViewId;
  /** How far it is scrolled; without it, the wheel does nothing. */
  readonly scroll?: Scroll;
  /**
   * What stands in a cell of its place, where that is not said in the style of a span. Whoever draws the cell says it, so that
   * a click does what is seen there.
   */
  readonly spotAt?: (cell: Cell) => Spot | null;
};

/** A cell of the window, or of a place in it, from 0. */
export type Cell = { readonly x: number; readonly y: number };

/** The first row that is seen of what a pane scrolls through, how many rows are seen, and how many there are. */
export type Scroll = { readonly top: number; readonly rows: number; readonly length: number };

/** What a click may mean. */
export type Spot =
  /** What a key does; `isBelow` for the view below the one that names it. */
  | { readonly kind: 'action'; readonly action: ActionName; readonly isBelow?: true }
  /**
   * A row, by its index, and the column of a table; `top` and `left` are the first of those that are seen. `onSign` is whether
   * it is the sign of the row, which opens or ticks it.
   */
  | {
      readonly kind: 'row';
      readonly row: number;
      readonly top: number;
      readonly column?: number | undefined;
      readonly left?: number;
      readonly onSign?: boolean;
    }
  /** The head of a column or a group, by its index; `left` is the first column that is seen. */
  | { readonly kind: 'head'; readonly index: number; readonly left?: number }
  /** A line of a document or of the column beside it, by its index; `null` for what stands below it. */
  | { readonly kind: 'line'; readonly line: number | null; readonly isAside?: boolean }
  /** A line in which one types: so many cells behind the beginning of its text from that UTF-16 unit on. */
  | { readonly kind: 'text'; readonly from: number; readonly cell: number }
  /** What a word may be completed to. */
  | { readonly kind: 'option'; readonly option: string };

/** A spot that was clicked; `isDouble` where that follows another click there at once. */
export type ClickedSpot = Spot & { readonly isDouble: boolean };
