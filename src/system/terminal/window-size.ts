import type { Size } from '../../screen/layout.ts';

/** Returns the size of the window; some containers and recorders have a terminal without one. */
export function windowSize({ columns, rows }: Partial<Size>): Size {
  return { columns: columns || 80, rows: rows || 24 };
}
