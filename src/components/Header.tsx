import { memo } from 'react';
import { type PaneProps, pane } from './Pane.tsx';

/** The top line while nothing is searched for. Its text comes from `views/search-line/draw.ts`. */
export const Header = memo(function Header(props: PaneProps) {
  return pane(props);
});
