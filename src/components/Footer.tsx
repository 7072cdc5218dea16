import { memo } from 'react';
import { type PaneProps, pane } from './Pane.tsx';

/** Renders the bottom line: a notice, or hints for the keys. Its lines come from `views/common/footer.ts`. */
export const Footer = memo(function Footer(props: PaneProps) {
  return pane(props);
});
