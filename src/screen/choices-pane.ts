import type { ChoiceRow } from '../explorer/choices.ts';
import { BOLD, cutLine, HEADING, type Line, MUTED, span, spread } from './line.ts';
import type { Theme } from './theme.ts';

export type ChoicesPane = {
  readonly rows: readonly ChoiceRow[];
  readonly cursor: number;
  readonly columns: number;
  readonly theme: Theme;
  /** Whether what the choices would leave is still being counted. */
  readonly isPending: boolean;
};

const WIDEST = 44;

/** The rows of a panel: titles, and values with a tick where they are chosen and what they would leave. */
export function choiceLines({ rows, cursor, columns, theme, isPending }: ChoicesPane): readonly Line[] {
  const { ellipsis, tick, cursor: mark } = theme.glyphs;
  if (rows.length === 0) return [[span(isPending ? ` Counting${ellipsis}` : ' There is nothing to filter.', MUTED)]];
  return rows.map((row, index) => {
    if (row.type === 'title') return cutLine([span(` ${row.title.toUpperCase()}`, HEADING)], columns, ellipsis);
    const { label, count, isChosen } = row.choice;
    const isCursor = index === cursor;
    const left: Line = [
      isCursor ? span(mark, { tone: 'accent', bold: true }) : span(' '),
      span(isChosen ? ` ${tick} ` : '   ', { tone: 'good', bold: true }),
      span(label, isCursor || isChosen ? BOLD : {}),
    ];
    const right = count === null ? [] : [span(` ${count} `, MUTED)];
    return spread(left, right, Math.min(columns, WIDEST), ellipsis);
  });
}
