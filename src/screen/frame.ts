import type { Size } from './layout.ts';
import { type Line, lineWidth, span } from './line.ts';
import { paint, type Theme } from './theme.ts';
import type { Pane } from './view.ts';

/** The panes put together into the rows of the window, as text for a terminal whose cursor is at its first cell. */
export function frameOf(panes: readonly Pane[], { rows }: Size, theme: Theme): string {
  return Array.from({ length: rows }, (_, y) => paint(rowOf(panes, y), theme)).join('\r\n');
}

function rowOf(panes: readonly Pane[], y: number): Line {
  const parts = panes
    .filter(({ place }) => y >= place.y && y < place.y + place.rows)
    .sort((a, b) => a.place.x - b.place.x);
  let x = 0;
  return parts.flatMap(({ place, lines }) => {
    const line = lines[y - place.y] ?? [];
    const gap = span(' '.repeat(place.x - x));
    x = place.x + lineWidth(line);
    return [gap, ...line];
  });
}
