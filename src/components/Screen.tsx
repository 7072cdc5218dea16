import { Box } from 'ink';
import type { Size } from '../screen/layout.ts';
import { paint, type Theme } from '../screen/theme.ts';
import type { Pane as PaneContent } from '../screen/view.ts';
import { Pane } from './Pane.tsx';

export type ScreenProps = { readonly panes: readonly PaneContent[]; readonly size: Size; readonly theme: Theme };

/** The whole window: every pane in its own place. */
export function Screen({ panes, size, theme }: ScreenProps) {
  return (
    <Box width={size.columns} height={size.rows} overflow="hidden">
      {panes.map(({ id, place, lines }) => (
        <Pane key={id} {...place} text={lines.map((line) => paint(line, theme)).join('\n')} />
      ))}
    </Box>
  );
}
