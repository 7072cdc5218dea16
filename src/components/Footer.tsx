import { memo } from 'react';
import { type PaneProps, pane } from './Pane.tsx';

/** The bottom line: a notice, or the keys that matter now. Its lines come from `views/common/footer.ts`. */
export const Footer = memo(function Footer(props: PaneProps) {
  return pane(props);
});
