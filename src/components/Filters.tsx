import { memo } from 'react';
import { type PaneProps, pane } from './Pane.tsx';

/** Renders the values to filter by, or the sort orders. Its lines come from `views/filters/draw.ts`. */
export const Filters = memo(function Filters(props: PaneProps) {
  return pane(props);
});
