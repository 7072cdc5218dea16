import { useCursor } from 'ink';
import { memo } from 'react';
import { type PaneProps, pane } from './Pane.tsx';

/** Renders the search line. Its text comes from `views/search-line/draw.ts`. */
export const SearchLine = memo(function SearchLine(props: PaneProps) {
  const { x, y, caret } = props;
  // Input methods and magnifiers follow the terminal's own cursor. It is hidden while the user is not typing.
  useCursor().setCursorPosition(caret === null ? undefined : { x: x + caret, y });
  return pane(props);
});
