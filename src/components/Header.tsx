import { memo } from 'react';
import { type PaneProps, pane } from './Pane.tsx';

/**
 * Renders the top line while it is not the search line. Its text comes from `views/search-line/draw.ts` or a view's `heading`.
 */
export const Header = memo(function Header(props: PaneProps) {
  return pane(props);
});
