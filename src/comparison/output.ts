import { cellText, cellValue } from './cell.ts';
import type { Comparison } from './compare.ts';

/** The fields as `schema/compare.schema.json` describes them; the values of each by the ids of the entries. */
export function comparisonJson({ entries, fields }: Comparison): string {
  const all = fields.map(({ group, id, name, differs, cells }) => ({
    group,
    field: id,
    name,
    differs,
    values: Object.fromEntries(entries.map((entry, at) => [entry.id, valueAt(cells, at)])),
  }));
  return `${JSON.stringify(all, null, 1)}\n`;
}

const valueAt = (cells: Comparison['fields'][number]['cells'], at: number): unknown => {
  const cell = cells[at];
  return cell === undefined ? null : cellValue(cell);
};

/** A line for each field: its name and its cells in words, separated by tabs; the names of the entries come first. */
export function comparisonLines({ entries, fields }: Comparison): string {
  const rows = [
    ['name', ...entries.map(({ name }) => name)],
    ...fields.map(({ name, cells }) => [name, ...cells.map(cellText)]),
  ];
  return rows.map((row) => `${row.join('\t')}\n`).join('');
}
