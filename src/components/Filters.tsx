import { memo } from 'react';
import { Pane, type PaneProps } from './Pane.tsx';

/** What to filter by, or how to sort. Its lines come from `views/filters/draw.ts`. */
export const Filters = memo(function Filters(props: PaneProps) {
  return <Pane {...props} />;
});
