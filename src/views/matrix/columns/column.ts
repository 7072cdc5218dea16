import type { Entry, Mechanism } from '../../../data/types.ts';
import type { Span } from '../../../screen/line.ts';
import type { Theme } from '../../../screen/theme.ts';
import type { HeadSize, Heads } from './heads.ts';

/** A column of the matrix: a mechanism, or another fact about entries. */
export type Column = {
  readonly id: string;
  readonly name: string;
  readonly heads: Heads;
  /** Returns the width of the column with a head of this size, including the blank before it. */
  readonly width: (size: HeadSize) => number;
  /** Whether the cells contain words, which are aligned at the left edge, instead of signs. */
  readonly isWords: boolean;
  /** A sentence about the column; `null` if there is none. */
  readonly summary: string | null;
  /** The mechanism, if the column is one that the catalog describes. */
  readonly mechanism: Mechanism | null;
  /** Returns the rank of an entry for sorting, higher for more; `null` if nothing is recorded. */
  readonly rank: (entry: Entry) => number | null;
  /** Whether an entry has the fact or uses the mechanism, fully or partly. */
  readonly has: (entry: Entry) => boolean;
  /** Draws what is recorded about an entry, exactly as wide as the column. */
  readonly cell: (entry: Entry, size: HeadSize, theme: Theme) => Span;
  /** Returns what is recorded about an entry in a word or two, by which entries are counted. */
  readonly value: (entry: Entry) => string;
};
