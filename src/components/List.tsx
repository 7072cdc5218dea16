import { memo } from 'react';
import { Pane, type PaneProps } from './Pane.tsx';

/** The tree, or what a search found. Its lines come from `views/list/draw.ts`. */
export const List = memo(function List(props: PaneProps) {
  return <Pane {...props} />;
});
