import { Box, Text } from 'ink';
import { memo } from 'react';
import type { Rectangle } from '../screen/layout.ts';

export type PaneProps = Rectangle & {
  /** Its lines, painted. */
  readonly text: string;
};

/** Draws one part of the screen in its place; a key leaves most parts as they were. */
export const Pane = memo(function Pane({ x, y, columns, rows, text }: PaneProps) {
  return (
    <Box position="absolute" left={x} top={y} width={columns} height={rows} overflow="hidden">
      <Text wrap="truncate-end">{text}</Text>
    </Box>
  );
});
