import { memo } from 'react';
import { type PaneProps, pane } from './Pane.tsx';

/** Renders the help. Its lines come from `views/help/draw.ts`. */
export const Help = memo(function Help(props: PaneProps) {
  return pane(props);
});
