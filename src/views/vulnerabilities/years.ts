import { HEADING, type Line, MUTED, SELECTED, type Span, span, spread } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';
import type { Year } from './select.ts';

const YEAR_WIDTH = 6;

/** So many rows of years around the current one: each with a sign for every vulnerability, the grave ones first. */
export function yearLines(
  years: readonly Year[],
  current: number,
  rows: number,
  columns: number,
  theme: Theme,
): readonly Line[] {
  const top = firstYear(years, current, rows);
  return years.slice(top, top + rows).map((year, index) => yearLine(year, top + index === current, columns, theme));
}

/** Index of the first year of so many that are seen around the current one. */
export const firstYear = (years: readonly Year[], current: number, rows: number): number =>
  Math.max(0, Math.min(current - Math.floor((rows - 1) / 2), years.length - rows));

function yearLine(one: Year, isCurrent: boolean, columns: number, theme: Theme): Line {
  const { ellipsis, lead } = theme.glyphs;
  const label = one.year.slice(0, YEAR_WIDTH - 2).padEnd(YEAR_WIDTH - 1);
  const left: Line = [span(isCurrent ? lead : ' ', SELECTED), span(label, isCurrent ? SELECTED : MUTED)];
  const count = span(`${one.count} `, isCurrent ? { bold: true } : MUTED);
  const room = columns - YEAR_WIDTH - count.text.length - 1;
  const shown = one.count > room ? room - 1 : one.count;
  return spread([...left, ...signs(one, shown, theme)], [count], columns, ellipsis);
}

/** A sign for each vulnerability; where only so many have room, their shares, and a mark that there are more. */
function signs({ count, grave }: Year, room: number, { glyphs }: Theme): readonly Span[] {
  const isWhole = count <= room;
  const graves = isWhole ? grave : Math.round((grave / count) * room);
  return [
    span(glyphs.note.grave.repeat(graves), { tone: 'bad' }),
    span(glyphs.note.caution.repeat((isWhole ? count : room) - graves), { tone: 'warn' }),
    ...(isWhole ? [] : [span(glyphs.ellipsis, MUTED)]),
  ];
}

/** The line between the years and the list: the year that the cursor is in, and where in it. */
export function yearRule({ year, first, count }: Year, row: number, columns: number, { glyphs }: Theme): Line {
  const { horizontal } = glyphs;
  const place = ` ${row - first + 1} of ${count} `;
  const rest = Math.max(0, columns - year.length - place.length - 4);
  return [
    span(`${horizontal} `, MUTED),
    span(year, HEADING),
    span(` ${horizontal.repeat(rest)}`, MUTED),
    span(`${place}${horizontal}`, MUTED),
  ];
}
