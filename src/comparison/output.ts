import { cellText, cellValue } from './cell.ts';
import type { Comparison } from './compare.ts';

/**
 * Returns the fields as `schema/compare.schema.json` describes them. The values of a field are keyed by the ids of the entries.
 */
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

/**
 * Returns a line for each field: its name and its cells as text, separated by tabs. The first line has the names of the entries.
 */
export function comparisonLines({ entries, fields }: Comparison): string {
  const rows = [
    ['name', ...entries.map(({ name }) => name)],
    ...fields.map(({ name, cells }) => [name, ...cells.map(cellText)]),
  ];
  return rows.map((row) => `${row.join('\t')}\n`).join('');
}
