import type { Entry, Mechanism } from '../../../data/types.ts';
import type { Span } from '../../../screen/line.ts';
import type { Theme } from '../../../screen/theme.ts';
import type { HeadSize, Heads } from './heads.ts';

/** A column of the matrix: a mechanism, or another fact about entries. */
export type Column = {
  readonly id: string;
  readonly name: string;
  readonly heads: Heads;
  /** Cells of a column with a head of that size, a blank before it included. */
  readonly width: (size: HeadSize) => number;
  /** Whether it holds words, which begin at one edge, and no signs. */
  readonly isWords: boolean;
  /** What it is about, in a sentence; `null` where that is not known. */
  readonly summary: string | null;
  /** The mechanism, where it is one that the catalog describes. */
  readonly mechanism: Mechanism | null;
  /** What an entry has in it, for an order: the most has the highest. `null` where nothing is recorded. */
  readonly rank: (entry: Entry) => number | null;
  /** Whether an entry has it, in whole or in part. */
  readonly has: (entry: Entry) => boolean;
  /** What is recorded of an entry, exactly as wide as the column. */
  readonly cell: (entry: Entry, size: HeadSize, theme: Theme) => Span;
  /** The same in a word, to count entries by. */
  readonly value: (entry: Entry) => string;
};
