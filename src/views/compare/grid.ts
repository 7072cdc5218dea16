import type { Comparison, Field } from '../../comparison/compare.ts';
import { widthUpTo } from '../../text/width.ts';

/** The columns of a table, measured in cells: one for the field names, and columns of equal width for the visible entries. */
export type Grid = {
  /** The width of the field names; 0 if the name of a field stands above its cells. */
  readonly names: number;
  /** The width of the text in a cell. */
  readonly cell: number;
  /** The index of the first visible entry, and the number of visible entries. */
  readonly first: number;
  readonly count: number;
};

/** The width before a field name: the sign that its cells differ, and a blank. */
export const MARGIN = 2;
/** The width around the text of a cell: a line and a blank before it, and a blank behind it. */
export const AROUND = 3;

/** The least number of columns for field names beside the cells. */
const BESIDE_FROM = 60;
/** In narrower cells, ids of vulnerabilities are broken, and most words are alone on a row. */
const NARROWEST = 16;
const NARROWEST_BELOW = 11;
/** In wider cells, the texts of two columns would be far apart. */
const WIDEST = 60;
const WIDEST_NAME = 24;
/** The limit in windows of fewer than 100 columns, where the cells need the room. */
const WIDEST_NAME_BELOW_100 = 17;
/** Wide enough for the titles of all groups. */
const NARROWEST_NAME = 'VULNERABILITIES'.length;

/** Computes the grid for a window with this number of columns, from the first entry on. */
export function gridFor({ entries, fields }: Comparison, columns: number): Grid {
  const beside = MARGIN + nameWidth(fields, columns < 100 ? WIDEST_NAME_BELOW_100 : WIDEST_NAME) + 1;
  // If the columns do not all fit beside the names, they may fit below them.
  const fits = (room: number) => entries.length * (NARROWEST + AROUND) <= room;
  const isBelow = columns < BESIDE_FROM || (!fits(columns - beside) && fits(columns));
  const names = isBelow ? 0 : beside;
  const narrowest = names === 0 ? NARROWEST_BELOW : NARROWEST;
  const fitting = Math.floor((columns - names) / (narrowest + AROUND));
  const count = Math.max(1, Math.min(entries.length, fitting));
  const cell = Math.min(WIDEST, Math.floor((columns - names) / count) - AROUND);
  return { names, cell, count, first: 0 };
}

/** Returns the first entry to show so that the chosen one is visible; `first` itself, if the chosen one is visible with it. */
export const firstShown = ({ count }: Grid, chosen: number, first: number): number =>
  Math.max(0, chosen - count + 1, Math.min(first, chosen));

/** Returns the index of the entry whose column is at `x`, or `undefined` outside the columns. */
export function entryAt({ names, cell, count, first }: Grid, x: number): number | undefined {
  const at = Math.floor((x - names) / (cell + AROUND));
  return at >= 0 && at < count ? first + at : undefined;
}

const nameWidth = (fields: readonly Field[], most: number): number =>
  fields.reduce((widest, { label }) => Math.max(widest, Math.min(most, widthUpTo(label, most))), NARROWEST_NAME);
