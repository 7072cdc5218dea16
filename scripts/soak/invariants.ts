import type { Cell } from '../../test/support/screen-model.ts';

/** Below this the program shows only what it needs. */
const SMALLEST = { columns: 30, rows: 8 };
const RULE = /^[─━┬┴┼+=-]+$/u;
const FEWEST_ROWS = 4;
/** The rule above two panes, of which the left one is a list: one that is wider is a detail, beside what belongs to it. */
const PARTED = /^[─━=-]{0,60}[┬+]/u;
/** Marks the row under the cursor. */
const MARK = /^[▌>]/u;
/** A list without rows says why. */
const NO_ROWS = /^ (?:Searching|Nothing matches)/u;

/** The faults of a screen of the explorer, in words; none when it is well-formed. */
export function faultsOf(rows: readonly string[], columns: number): readonly string[] {
  if (columns < SMALLEST.columns || rows.length < SMALLEST.rows) return faultsOfSmall(rows);
  const [header = '', rule = '', ...rest] = rows;
  const isSearch = header.startsWith(' /');
  const rules = rows.filter((row) => row.length >= columns && RULE.test(row)).length;
  const isList = RULE.test(rule) && PARTED.test(rule) && !NO_ROWS.test(rest[0] ?? '');
  // In a list it is one row; in a detail, all rows of what is chosen.
  const isFirst = (at: number) => isList || !MARK.test(rest[at - 1] ?? '');
  const marked = rest.filter((row, at) => MARK.test(row) && isFirst(at)).length;
  const faults: readonly (readonly [boolean, string])[] = [
    // The list has the name of the program there, and each view its own.
    [!/^ \S/u.test(header), 'there is no header in the first row'],
    [rules > 1, 'there is more than one frame'],
    [rules < 1 && !(isSearch && rule !== ''), 'there is no rule below the header'],
    [rules === 1 && !RULE.test(rule), 'the rule is not in the second row'],
    [rest.some((row) => row.startsWith(' awesome-containers  ')), 'there is a second header'],
    [(rest.at(-1) ?? '').trim() === '', 'there is nothing in the last row'],
    [rest.filter((row) => row.trim() !== '').length < FEWEST_ROWS - 2, 'most of the screen is blank'],
    [isList && marked < 1, 'no row of the list is marked'],
    [marked > 1, 'more than one row is marked'],
  ];
  return faults.filter(([isFault]) => isFault).map(([, words]) => words);
}

function faultsOfSmall(rows: readonly string[]): readonly string[] {
  const filled = rows.filter((row) => row.trim() !== '');
  if (filled.some((row) => RULE.test(row) && row.length > 2)) return ['a window this small shows a part of a frame'];
  return filled.length === 0 ? ['the screen is blank'] : [];
}

/** The first cells in which two screens differ, in words. */
export function differences(one: readonly (readonly Cell[])[], other: readonly (readonly Cell[])[]): readonly string[] {
  const isAlike = (row: number) => JSON.stringify(one[row]) === JSON.stringify(other[row]);
  const rows = [...one.entries()].filter(([row]) => !isAlike(row));
  const places = rows.flatMap(([row, cells]) =>
    cells.flatMap((cell, column) => {
      const [before, after] = [JSON.stringify(cell), JSON.stringify(other[row]?.[column])];
      return before === after ? [] : [`row ${row}, column ${column}: ${before} drawn anew is ${after}`];
    }),
  );
  const more = places.length > 3 ? [`and ${places.length - 3} more cells`] : [];
  return [...places.slice(0, 3), ...more];
}

type Cursor = { readonly row: number; readonly column: number; readonly isVisible: boolean };

/** How two cursors differ, in words. The place of a hidden cursor does not matter. */
export function cursorDifferences(one: Cursor, other: Cursor): readonly string[] {
  if (!one.isVisible && !other.isVisible) return [];
  const [before, after] = [JSON.stringify(one), JSON.stringify(other)];
  return before === after ? [] : [`the cursor: ${before} drawn anew is ${after}`];
}
