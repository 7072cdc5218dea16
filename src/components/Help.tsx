import { memo } from 'react';
import { Pane, type PaneProps } from './Pane.tsx';

/** Every key and sign. Its lines come from `views/help/draw.ts`. */
export const Help = memo(function Help(props: PaneProps) {
  return <Pane {...props} />;
});
