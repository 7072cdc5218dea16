import type { Cell } from '../../test/support/screen-model.ts';

/** In a smaller window, the program shows only the essentials. */
const SMALLEST = { columns: 30, rows: 8 };
const RULE = /^[─━┬┴┼+=-]+$/u;
const FEWEST_ROWS = 4;
/** Matches the rule above two panes whose left pane is a list. A wider left pane is a detail, with an aside next to it. */
const PARTED = /^[─━=-]{0,60}[┬+]/u;
/** Matches the mark of the row under the cursor. */
const MARK = /^[▌>]/u;
/** Matches the message that a list without rows shows instead. */
const NO_ROWS = /^ (?:Searching|Nothing matches)/u;

/** Returns the faults of a screen of the explorer, in words; none when the screen is well-formed. */
export function faultsOf(rows: readonly string[], columns: number): readonly string[] {
  if (columns < SMALLEST.columns || rows.length < SMALLEST.rows) return faultsOfSmall(rows);
  const [header = '', rule = '', ...rest] = rows;
  const isSearch = header.startsWith(' /');
  const rules = rows.filter((row) => row.length >= columns && RULE.test(row)).length;
  const isList = RULE.test(rule) && PARTED.test(rule) && !NO_ROWS.test(rest[0] ?? '');
  // A list marks one row; a detail marks all rows of the chosen stop.
  const isFirst = (at: number) => isList || !MARK.test(rest[at - 1] ?? '');
  const marked = rest.filter((row, at) => MARK.test(row) && isFirst(at)).length;
  const faults: readonly (readonly [boolean, string])[] = [
    // The list shows the name of the program in the first row, every other view its own name.
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

/** Describes the first cells in which two screens differ. */
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

/** Describes how two cursors differ. The position of a hidden cursor does not matter. */
export function cursorDifferences(one: Cursor, other: Cursor): readonly string[] {
  if (!one.isVisible && !other.isVisible) return [];
  const [before, after] = [JSON.stringify(one), JSON.stringify(other)];
  return before === after ? [] : [`the cursor: ${before} drawn anew is ${after}`];
}
