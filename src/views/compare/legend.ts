import { USES } from '../../data/isolation.ts';
import { signOfUse } from '../../screen/isolation.ts';
import { type Line, lineWidth, MATCHED, MUTED, type Span, span } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';

/** The sign for a field of which it is not known whether the entries differ. */
export const UNKNOWN_SIGN = '?';

/** Draws what the signs mean. In a narrow window, only the signs before fields are explained: cells also say it in words. */
export function legendLine(columns: number, theme: Theme): Line {
  const fields: readonly Line[] = [
    [span(theme.glyphs.differs, MATCHED), span(' differs', MUTED)],
    [span(UNKNOWN_SIGN, MUTED), span(' unknown', MUTED)],
  ];
  const cells = USES.map((use): Line => [signOfUse(use, theme), span(` ${use}`, MUTED)]);
  const wordings = [[...fields, ...cells], fields, fields.slice(0, 1)].map(joined);
  return wordings.find((line) => lineWidth(line) < columns) ?? [];
}

const joined = (meanings: readonly Line[]): Line =>
  meanings.flatMap((meaning, at): readonly Span[] => [span(at === 0 ? ' ' : '  '), ...meaning]);
