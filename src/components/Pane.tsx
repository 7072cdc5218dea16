import { Box, Text } from 'ink';
import { paint, type Theme } from '../screen/theme.ts';
import type { Pane as PaneContent } from '../screen/view.ts';

export type PaneProps = { readonly pane: PaneContent; readonly theme: Theme };

/** Draws the lines of one part of the screen in its place. */
export function Pane({ pane: { place, lines }, theme }: PaneProps) {
  const text = lines.map((line) => paint(line, theme)).join('\n');
  return (
    <Box position="absolute" left={place.x} top={place.y} width={place.columns} height={place.rows} overflow="hidden">
      <Text wrap="truncate-end">{text}</Text>
    </Box>
  );
}
