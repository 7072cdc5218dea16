import type { Judged } from '../../hardening/judgement.ts';
import type { Size } from '../../screen/layout.ts';
import {
  BOLD,
  cutLine,
  type Line,
  lineWidthUpTo,
  MUTED,
  SELECTED,
  type Span,
  span,
  spread,
} from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';
import { wrapUpTo } from '../../text/width.ts';
import { ruleLine } from '../common/rule.ts';
import { topFor } from '../list/select.ts';
import { countDone, type GuideRow } from './select.ts';
import { countsOf, fragmentTitle, tickSign, verdictSign } from './signs.ts';

/** How the levels are drawn. */
export type LevelsLook = {
  readonly theme: Theme;
  readonly ticks: readonly string[];
  readonly rulings: ReadonlyMap<string, Judged>;
  readonly hasKeys: boolean;
};

/** A line of the stack of levels, and the index of its level; `null` for a rule between two levels. */
export type LevelLine = { readonly line: Line; readonly level: number | null };

/**
 * Draws the levels one below the other, in the roomiest form that fits: with rules between them, without rules, with the signs
 * before the titles, or with one row for each level.
 */
export function levelLines(
  rows: readonly GuideRow[],
  chosen: number,
  place: Size,
  look: LevelsLook,
): readonly LevelLine[] {
  const { columns } = place;
  const blocks = rows.map((row, level) =>
    blockLines(row, level === chosen, columns, look).map((line): LevelLine => ({ line, level })),
  );
  const close = blocks.flat();
  const rule: LevelLine = { line: ruleLine(columns, null, look.theme), level: null };
  const apart = blocks.flatMap((block, index) => (index === 0 ? block : [rule, ...block]));
  if (apart.length <= place.rows) return apart;
  if (close.length <= place.rows) return close;
  const whole = rows.flatMap((row, level) =>
    shortLines(row, level === chosen, columns, look, MOST_TITLE_ROWS).map((line): LevelLine => ({ line, level })),
  );
  if (whole.length <= place.rows) return whole;
  const top = topFor(0, chosen, place.rows, rows.length);
  return rows
    .slice(top, top + place.rows)
    .flatMap((row, index) =>
      shortLines(row, top + index === chosen, columns, look, 1).map((line) => ({ line, level: top + index })),
    );
}

/** Returns how many rows the levels need in order to show their titles whole. */
export const wholeStackRows = (rows: readonly GuideRow[], columns: number, look: LevelsLook): number =>
  rows.reduce((sum, row) => sum + shortLines(row, false, columns, look, MOST_TITLE_ROWS).length, 0);

const MOST_TITLE_ROWS = 3;
const INDENT = 3;

/** Draws a level with its title, and below the title a sign for each measure. */
function blockLines(row: GuideRow, isChosen: boolean, columns: number, look: LevelsLook): readonly Line[] {
  const { ellipsis } = look.theme.glyphs;
  const { rows: titles } = wrapUpTo(titleOf(row), columns - INDENT - 1, MOST_TITLE_ROWS);
  const style = isChosen ? BOLD : {};
  const signs =
    row.kind === 'level'
      ? spread(
          [span('  '), ...ticksOf(row, columns, look), span('  '), ...verdictsOf(row, columns, look)],
          [span(doneText(row, look), MUTED), span(' ')],
          columns - 1,
          ellipsis,
        )
      : [span('  '), ...countsOf(row.judgement, look.theme).flatMap((count) => [...count.slice(0, 2), span('  ')])];
  const texts: readonly Line[] = titles.map((text, index) => [
    span(index === 0 ? `${numberOf(row)} ` : '  ', isChosen ? SELECTED : MUTED),
    span(text, style),
  ]);
  return [...texts, signs].map((line) => cutLine([markOf(isChosen, look), ...line], columns, ellipsis));
}

/** Draws a level with the signs before the title. Further rows of the title are aligned with the first. */
function shortLines(
  row: GuideRow,
  isChosen: boolean,
  columns: number,
  look: LevelsLook,
  most: number,
): readonly Line[] {
  const { ellipsis } = look.theme.glyphs;
  const style = isChosen ? BOLD : {};
  const signs =
    row.kind === 'level'
      ? [...tight(ticksOf(row, columns, look)), span(' '), ...tight(verdictsOf(row, columns, look))]
      : countsOf(row.judgement, look.theme).flatMap((count) => [...count.slice(0, 2), span(' ')]);
  const blank = row.kind === 'level' && look.rulings.size > 0 ? [span(' ')] : [];
  const lead: Line = [span(`${numberOf(row)} `, isChosen ? SELECTED : MUTED), ...signs, ...blank];
  const indent = 1 + lineWidthUpTo(lead, columns);
  const room = columns - indent - 1;
  const titles = most > 1 && room >= NARROWEST_TITLE ? wrapUpTo(titleOf(row), room, most).rows : [titleOf(row)];
  return titles.map((text, index) => {
    const before = index === 0 ? lead : [span(' '.repeat(indent - 1))];
    return cutLine([markOf(isChosen, look), ...before, span(text, style)], columns, ellipsis);
  });
}

/** A title in less room would have one word in each row, so it is not wrapped. */
const NARROWEST_TITLE = 16;

const tight = (signs: readonly Span[]): readonly Span[] => signs.filter(({ text }) => text !== ' ');

function markOf(isChosen: boolean, { theme, hasKeys }: LevelsLook): Span {
  return isChosen ? span(theme.glyphs.cursor, hasKeys ? SELECTED : MUTED) : span(' ');
}

const numberOf = (row: GuideRow): string => (row.kind === 'level' ? String(row.level) : ' ');
const titleOf = (row: GuideRow): string => (row.kind === 'level' ? row.title : fragmentTitle(row.judgement));

const doneText = ({ measures }: GuideRow, { ticks }: LevelsLook): string =>
  `${countDone(measures, ticks)}/${measures.length}`;

/** Returns a sign for each measure, `most` at most. */
const ticksOf = ({ measures }: GuideRow, most: number, { ticks, theme }: LevelsLook): readonly Span[] =>
  measures.slice(0, most).flatMap(({ id }) => [tickSign(ticks.includes(id), theme), span(' ')]);

const verdictsOf = ({ measures }: GuideRow, most: number, { rulings, theme }: LevelsLook): readonly Span[] =>
  measures.slice(0, most).flatMap(({ id }) => {
    const ruling = rulings.get(id);
    return ruling === undefined ? [] : [verdictSign(ruling.verdict, theme), span(' ')];
  });
