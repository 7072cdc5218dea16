import type { Rectangle } from './layout.ts';
import type { Line } from './line.ts';

/** A part of the screen: where it stands, and the lines in it, none wider than the place. */
export type Pane = {
  readonly id: string;
  readonly place: Rectangle;
  readonly lines: readonly Line[];
  /** The column of its first line in which one types, where the terminal's own cursor belongs. */
  readonly caret?: number | null;
};
