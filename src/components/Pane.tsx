import { Box, Text } from 'ink';
import { memo } from 'react';
import type { Rectangle } from '../screen/layout.ts';

export type PaneProps = Rectangle & {
  /** Its lines, painted. */
  readonly text: string;
  /** The column in which one types; `null` where one does not. */
  readonly caret: number | null;
};

/** Draws lines in their place; a key leaves most panes as they were. */
export const Pane = memo(function Pane({ x, y, columns, rows, text }: PaneProps) {
  return (
    <Box position="absolute" left={x} top={y} width={columns} height={rows} overflow="hidden">
      <Text wrap="truncate-end">{text}</Text>
    </Box>
  );
});
