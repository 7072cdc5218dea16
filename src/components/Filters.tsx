import { memo } from 'react';
import { type PaneProps, pane } from './Pane.tsx';

/** What to filter by, or how to sort. Its lines come from `views/filters/draw.ts`. */
export const Filters = memo(function Filters(props: PaneProps) {
  return pane(props);
});
