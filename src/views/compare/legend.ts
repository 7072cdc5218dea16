import { USES } from '../../data/isolation.ts';
import { signOfUse } from '../../screen/isolation.ts';
import { LIT, type Line, lineWidth, MUTED, type Span, span } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';

/** Where it cannot be told whether the entries differ. */
export const UNTOLD = '?';

/** What the signs mean; the cells say it in words too, so that a narrow window can do without the last of them. */
export function legendLine(columns: number, theme: Theme): Line {
  const meanings: readonly Line[] = [
    [span(theme.glyphs.differs, LIT), span(' differs', MUTED)],
    [span(UNTOLD, MUTED), span(' cannot be told', MUTED)],
    ...USES.map((use): Line => [signOfUse(use, theme), span(` ${use}`, MUTED)]),
  ];
  const line: Span[] = [];
  for (const meaning of meanings) {
    const longer = [span(line.length === 0 ? '' : '  '), ...meaning];
    if (lineWidth(line) + lineWidth(longer) < columns) line.push(...longer);
  }
  return line;
}
