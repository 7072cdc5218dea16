import { Box, useCursor } from 'ink';
import type { Size } from '../screen/layout.ts';
import type { Pane as PaneContent } from '../screen/pane.ts';
import { paint, type Theme } from '../screen/theme.ts';
import { Pane } from './Pane.tsx';

export type ScreenProps = { readonly panes: readonly PaneContent[]; readonly size: Size; readonly theme: Theme };

/** The whole window: every pane in its own place. */
export function Screen({ panes, size, theme }: ScreenProps) {
  useCursor().setCursorPosition(caretOf(panes));
  return (
    <Box width={size.columns} height={size.rows} overflow="hidden">
      {panes.map(({ id, place, lines }) => (
        <Pane key={id} {...place} text={lines.map((line) => paint(line, theme)).join('\n')} />
      ))}
    </Box>
  );
}

/** Where one types: input methods and magnifiers follow the terminal's own cursor. Elsewhere it is hidden. */
function caretOf(panes: readonly PaneContent[]): { readonly x: number; readonly y: number } | undefined {
  const { place, caret } = panes.find((pane) => typeof pane.caret === 'number') ?? {};
  return place && typeof caret === 'number' ? { x: place.x + caret, y: place.y } : undefined;
}
