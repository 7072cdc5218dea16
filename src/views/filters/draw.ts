import { BOLD, cutLine, HEADING, type Line, MUTED, span, spread } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';
import type { ChoiceRow } from './select.ts';

const WIDEST = 44;

/** A row of a panel: a title, or a value with a tick where it is chosen and what it would leave. */
export function choiceLine(row: ChoiceRow, isCursor: boolean, columns: number, theme: Theme): Line {
  const { ellipsis, tick, cursor: mark } = theme.glyphs;
  if (row.type === 'title') return cutLine([span(` ${row.title.toUpperCase()}`, HEADING)], columns, ellipsis);
  const { label, count, isChosen } = row.choice;
  const left: Line = [
    isCursor ? span(mark, { tone: 'accent', bold: true }) : span(' '),
    span(isChosen ? ` ${tick} ` : '   ', { tone: 'good', bold: true }),
    span(label, isCursor || isChosen ? BOLD : {}),
  ];
  const right = count === null ? [] : [span(` ${count} `, MUTED)];
  return spread(left, right, Math.min(columns, WIDEST), ellipsis);
}

/** What a panel says that has no choices; `isPending` while what they would leave is still being counted. */
export function noChoicesLine(isPending: boolean, { glyphs }: Theme): Line {
  return [span(isPending ? ` Counting${glyphs.ellipsis}` : ' There is nothing to filter.', MUTED)];
}
