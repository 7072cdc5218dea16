import { memo } from 'react';
import { type PaneProps, pane } from './Pane.tsx';

/** Renders the detail of the selected item. Its lines come from `views/detail/draw.ts`. */
export const Detail = memo(function Detail(props: PaneProps) {
  return pane(props);
});
