import { memo } from 'react';
import { Pane, type PaneProps } from './Pane.tsx';

/** What is known of the selected item. Its lines come from `views/detail/draw.ts`. */
export const Detail = memo(function Detail(props: PaneProps) {
  return <Pane {...props} />;
});
