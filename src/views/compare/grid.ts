import type { Comparison, Field } from '../../comparison/compare.ts';
import { widthUpTo } from '../../text/width.ts';

/** The columns of a table, in cells: that of the names of the fields, and one as wide as the other for each entry that is shown. */
export type Grid = {
  /** 0 where the name of a field stands above its cells. */
  readonly names: number;
  /** What a cell has for its text. */
  readonly cell: number;
  /** Index of the first entry that is shown, and how many are. */
  readonly first: number;
  readonly count: number;
};

/** Before a name: the sign that its cells differ, and a blank. */
export const MARGIN = 2;
/** Around the text of a cell: a line and a blank before it, and a blank behind it. */
export const AROUND = 3;

/** From so many columns on there is room for names beside the cells. */
const BESIDE_FROM = 60;
/** Narrower cells break the ids of vulnerabilities, and most words stand on a row of their own. */
const NARROWEST = 16;
const NARROWEST_BELOW = 11;
/** Wider ones are far apart. */
const WIDEST = 60;
const WIDEST_NAME = 24;
/** The same where the cells need the room. */
const WIDEST_NAME_BELOW_100 = 17;
/** The titles of groups are no wider. */
const NARROWEST_NAME = 'VULNERABILITIES'.length;

/** The grid for a window of so many columns, from the first entry on. */
export function gridFor({ entries, fields }: Comparison, columns: number): Grid {
  const beside = MARGIN + nameWidth(fields, columns < 100 ? WIDEST_NAME_BELOW_100 : WIDEST_NAME) + 1;
  // Where not all columns fit beside the names, they may do so below them.
  const fits = (room: number) => entries.length * (NARROWEST + AROUND) <= room;
  const isBelow = columns < BESIDE_FROM || (!fits(columns - beside) && fits(columns));
  const names = isBelow ? 0 : beside;
  const narrowest = names === 0 ? NARROWEST_BELOW : NARROWEST;
  const fitting = Math.floor((columns - names) / (narrowest + AROUND));
  const count = Math.max(1, Math.min(entries.length, fitting));
  const cell = Math.min(WIDEST, Math.floor((columns - names) / count) - AROUND);
  return { names, cell, count, first: 0 };
}

/** The first entry to show, so that the chosen one is among those that are shown; `first`, where that does it. */
export const firstShown = ({ count }: Grid, chosen: number, first: number): number =>
  Math.max(0, chosen - count + 1, Math.min(first, chosen));

/** Index of the entry whose column stands there; `undefined` beside the columns. */
export function entryAt({ names, cell, count, first }: Grid, x: number): number | undefined {
  const at = Math.floor((x - names) / (cell + AROUND));
  return at >= 0 && at < count ? first + at : undefined;
}

const nameWidth = (fields: readonly Field[], most: number): number =>
  fields.reduce((widest, { label }) => Math.max(widest, Math.min(most, widthUpTo(label, most))), NARROWEST_NAME);
