import type { TableRow } from '../lines/outline.ts';

/** The rows of a table, as they are written, and the index of the line after it. */
export type Table = { readonly rows: readonly TableRow[]; readonly end: number };

const RULE = /^\s*=+(?: +=+)+\s*$/;

/**
 * Reads the simple table that begins on a line and ends before an empty one; `null` if there is none. The signs of the first line
 * mark the columns, and a line with an empty first column continues the row above.
 */
export function tableAt(lines: readonly string[], start: number): Table | null {
  const rule = lines[start] ?? '';
  if (!RULE.test(rule)) return null;
  const columns = Array.from(rule.matchAll(/=+/g), ({ index }) => index);
  const rows: TableRow[] = [];
  const rules: number[] = [];
  let end = start + 1;
  for (; (lines[end] ?? '').trim() !== ''; end += 1) {
    const line = lines[end] ?? '';
    if (RULE.test(line)) rules.push(rows.length);
    else addLine(rows, line, columns, end + 1);
  }
  const head = rules.length > 1 ? (rules[0] ?? 0) : 0;
  return { rows: rows.map((row, index) => ({ ...row, isHead: index < head })), end };
}

function addLine(rows: TableRow[], line: string, columns: readonly number[], number: number): void {
  const cells = columns.map((column, index) => line.slice(column, columns[index + 1]).trim());
  const above = rows.at(-1);
  if (cells[0] !== '' || above === undefined) rows.push({ cells, line: number, isHead: false });
  else rows[rows.length - 1] = { ...above, cells: cells.map((cell, index) => `${above.cells[index]} ${cell}`.trim()) };
}
