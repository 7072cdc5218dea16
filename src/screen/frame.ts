import { paint, type Theme } from './theme.ts';
import type { Pane } from './view.ts';

/** The panes as text for a terminal with a blank screen: each line goes to its own place. */
export function frameOf(panes: readonly Pane[], theme: Theme): string {
  return panes
    .flatMap(({ place, lines }) => lines.map((line, row) => at(place.x, place.y + row) + paint(line, theme)))
    .join('');
}

/** Puts the cursor on a cell; a terminal counts from 1. */
const at = (x: number, y: number): string => `\u001b[${y + 1};${x + 1}H`;
