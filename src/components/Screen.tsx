import { Box } from 'ink';
import type { ComponentType } from 'react';
import type { Size } from '../screen/layout.ts';
import type { Pane as PaneContent } from '../screen/pane.ts';
import { paint, type Theme } from '../screen/theme.ts';
import { Detail } from './Detail.tsx';
import { Filters } from './Filters.tsx';
import { Footer } from './Footer.tsx';
import { Header } from './Header.tsx';
import { Help } from './Help.tsx';
import { List } from './List.tsx';
import { Pane, type PaneProps } from './Pane.tsx';
import { SearchLine } from './SearchLine.tsx';

export type ScreenProps = { readonly panes: readonly PaneContent[]; readonly size: Size; readonly theme: Theme };

/** The components by the ids of their panes. A pane without a component of its own is rendered as a `Pane`. */
const PARTS: Readonly<Record<string, ComponentType<PaneProps>>> = {
  header: Header,
  'search-line': SearchLine,
  list: List,
  detail: Detail,
  filters: Filters,
  help: Help,
  footer: Footer,
};

/** Renders the whole window, with every pane at its place. */
export function Screen({ panes, size, theme }: ScreenProps) {
  return (
    <Box width={size.columns} height={size.rows} overflow="hidden">
      {panes.map(({ id, place, lines, caret = null }) => {
        const Part = PARTS[id] ?? Pane;
        return <Part key={id} {...place} text={lines.map((line) => paint(line, theme)).join('\n')} caret={caret} />;
      })}
    </Box>
  );
}
