import { memo } from 'react';
import { type PaneProps, pane } from './Pane.tsx';

/** Renders the tree or the search results. Its lines come from `views/list/draw.ts`. */
export const List = memo(function List(props: PaneProps) {
  return pane(props);
});
