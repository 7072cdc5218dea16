import { type Line, MUTED, span } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';

/** The rule under the top line, with a branch where the panes part. */
export function ruleLine(columns: number, dividerAt: number | null, { glyphs }: Theme): Line {
  const rule = Array.from({ length: columns }, (_, x) => (x === dividerAt ? glyphs.teeDown : glyphs.horizontal));
  return [span(rule.join(''), MUTED)];
}
