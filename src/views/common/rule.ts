import type { Rectangle } from '../../screen/layout.ts';
import { type Line, MUTED, span } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';

/**
 * Draws the rule under the top line, with a junction at each divider. If there are several panes, it is heavy over the one with
 * the focus.
 */
export function ruleLine(
  columns: number,
  dividerAt: number | readonly number[] | null,
  { glyphs }: Theme,
  focus: Pick<Rectangle, 'x' | 'columns'> | null = null,
): Line {
  const dividers = [dividerAt ?? []].flat();
  const rule = Array.from({ length: columns }, (_, x) => (dividers.includes(x) ? glyphs.teeDown : glyphs.horizontal));
  if (focus === null) return [span(rule.join(''), MUTED)];
  const end = focus.x + focus.columns;
  return [
    span(rule.slice(0, focus.x).join(''), MUTED),
    span(glyphs.heavy.repeat(focus.columns), { tone: 'accent' }),
    span(rule.slice(end).join(''), MUTED),
  ];
}
