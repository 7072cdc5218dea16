import { Box, Text } from 'ink';
import { memo } from 'react';
import type { Rectangle } from '../screen/layout.ts';

export type PaneProps = Rectangle & {
  /** The lines, joined, with terminal codes for their styles. */
  readonly text: string;
  /** The column of the terminal's cursor in a line in which the user types; `null` elsewhere. */
  readonly caret: number | null;
};

/** Renders lines at their place. The component of each pane calls it as a function, which avoids one more level of components. */
export function pane({ x, y, columns, rows, text }: PaneProps) {
  return (
    <Box position="absolute" left={x} top={y} width={columns} height={rows} overflow="hidden">
      <Text wrap="truncate-end">{text}</Text>
    </Box>
  );
}

/** Renders a pane. It is memoized, because most panes stay the same after a key press. */
export const Pane = memo(pane);
