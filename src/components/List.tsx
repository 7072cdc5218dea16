import { memo } from 'react';
import { type PaneProps, pane } from './Pane.tsx';

/** The tree, or what a search found. Its lines come from `views/list/draw.ts`. */
export const List = memo(function List(props: PaneProps) {
  return pane(props);
});
