import { HEADING, type Line, MUTED, SELECTED, type Span, span, spread } from '../../screen/line.ts';
import type { Glyphs, Theme } from '../../screen/theme.ts';
import type { Year } from './select.ts';

const YEAR_WIDTH = 6;

const roomFor = (count: number, columns: number): number =>
  Math.max(1, columns - YEAR_WIDTH - String(count).length - 2);

/** Returns how many vulnerabilities a sign must stand for so that the signs of every year fit. */
export const countPerSign = (years: readonly Year[], columns: number): number =>
  Math.max(1, ...years.map(({ count }) => Math.ceil(count / roomFor(count, columns))));

/** Draws the years around the current one, as many as there are rows, with signs for their vulnerabilities, grave ones first. */
export function yearLines(
  years: readonly Year[],
  current: number,
  rows: number,
  columns: number,
  theme: Theme,
): readonly Line[] {
  const top = firstYear(years, current, rows);
  const each = countPerSign(years, columns);
  const shown = years.slice(top, top + rows);
  return shown.map((year, index) => yearLine({ year, isCurrent: top + index === current, each, columns, theme }));
}

/** Returns the index of the first visible year, with the current one near the middle of the rows. */
export const firstYear = (years: readonly Year[], current: number, rows: number): number =>
  Math.max(0, Math.min(current - Math.floor((rows - 1) / 2), years.length - rows));

type YearRow = {
  readonly year: Year;
  readonly isCurrent: boolean;
  readonly each: number;
  readonly columns: number;
  readonly theme: Theme;
};

function yearLine({ year: one, isCurrent, each, columns, theme }: YearRow): Line {
  const { ellipsis, lead } = theme.glyphs;
  const label = one.year.slice(0, YEAR_WIDTH - 2).padEnd(YEAR_WIDTH - 1);
  const left: Line = [span(isCurrent ? lead : ' ', SELECTED), span(label, isCurrent ? SELECTED : MUTED)];
  const count = span(`${one.count} `, isCurrent ? { bold: true } : MUTED);
  return spread([...left, ...signs(one, each, theme)], [count], columns, ellipsis);
}

/** Draws one sign for every `each` vulnerabilities. With two signs or more, each kind that occurs has at least one. */
function signs({ count, grave }: Year, each: number, { glyphs }: Theme): readonly Span[] {
  const all = Math.ceil(count / each);
  const share = Math.max(Math.round(grave / each), grave > 0 ? 1 : 0);
  const graves = Math.min(share, grave < count && all > 1 ? all - 1 : all);
  return [
    span(glyphs.note.grave.repeat(graves), { tone: 'bad' }),
    span(glyphs.note.caution.repeat(all - graves), { tone: 'warn' }),
  ];
}

/** Says how many years are out of sight below the visible ones or, if there are none, above them; the longest wording first. */
export function hiddenYears(years: number, top: number, rows: number, { more, less }: Glyphs): readonly string[] {
  const below = Math.max(0, years - top - rows);
  const hidden = below || top;
  if (hidden === 0) return [];
  const words = ` ${below > 0 ? more : less} ${hidden} more `;
  return [`${words}${hidden === 1 ? 'year' : 'years'} `, words];
}

/**
 * Draws the rule between the years and the list, with the year of the cursor, what is hidden of the years in the first wording
 * that fits, and the position of the cursor in its year.
 */
export function yearRule(
  { year, first, count }: Year,
  row: number,
  hidden: readonly string[],
  columns: number,
  { horizontal }: Glyphs,
): Line {
  const place = ` ${row - first + 1} of ${count} `;
  const rest = Math.max(0, columns - year.length - place.length - 4);
  const told = hidden.find(({ length }) => length + 2 <= rest) ?? '';
  return [
    span(`${horizontal} `, MUTED),
    span(year, HEADING),
    span(` ${horizontal}${told}`.padEnd(rest + 1, horizontal).slice(0, rest + 1), MUTED),
    span(`${place}${horizontal}`, MUTED),
  ];
}
