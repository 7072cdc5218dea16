import { Box } from 'ink';
import type { Size } from '../screen/layout.ts';
import type { Theme } from '../screen/theme.ts';
import type { Pane as PaneContent } from '../screen/view.ts';
import { Pane } from './Pane.tsx';

export type ScreenProps = { readonly panes: readonly PaneContent[]; readonly size: Size; readonly theme: Theme };

/** The whole window: every pane in its own place. */
export function Screen({ panes, size, theme }: ScreenProps) {
  return (
    <Box width={size.columns} height={size.rows} overflow="hidden">
      {panes.map((pane) => (
        <Pane key={pane.id} pane={pane} theme={theme} />
      ))}
    </Box>
  );
}
