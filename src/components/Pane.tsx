import { Box, Text } from 'ink';
import { memo } from 'react';
import type { Rectangle } from '../screen/layout.ts';

export type PaneProps = Rectangle & {
  /** Its lines, painted. */
  readonly text: string;
  /** The column in which one types; `null` where one does not. */
  readonly caret: number | null;
};

/** Lines in their place: what the component of each part returns, without a component more between it and the lines. */
export function pane({ x, y, columns, rows, text }: PaneProps) {
  return (
    <Box position="absolute" left={x} top={y} width={columns} height={rows} overflow="hidden">
      <Text wrap="truncate-end">{text}</Text>
    </Box>
  );
}

/** Places lines; a key leaves most panes as they were. */
export const Pane = memo(pane);
