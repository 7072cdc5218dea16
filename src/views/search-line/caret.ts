import type { Cell, Spot } from '../../screen/pane.ts';
import { firstCluster } from '../../text/clusters.ts';
import { widthOf } from '../../text/width.ts';
import { beforeCaret } from './draw.ts';
import type { QueryLine } from './line.ts';

/** Returns where clicks put the caret in a line that `typedLine` draws behind a sign. */
export const typedSpots =
  (line: QueryLine, room: number, sign: string) =>
  ({ x }: Cell): Spot => ({
    kind: 'text',
    from: line.caret - beforeCaret(line, room).length,
    cell: x - widthOf(sign),
  });

/** Returns the line with its caret where it was clicked: before the letter in that cell, or behind the last letter. */
export function caretAt(line: QueryLine, { from, cell }: Spot & { readonly kind: 'text' }): QueryLine {
  const { text, joined = [] } = line;
  let at = from;
  for (let left = cell; at < text.length; ) {
    const letter = firstCluster(text.slice(at));
    left -= widthOf(letter);
    if (left < 0) break;
    at += letter.length;
  }
  const [start] = joined.find(([first, end]) => first < at && at < end) ?? [];
  return { ...line, caret: start ?? at };
}
