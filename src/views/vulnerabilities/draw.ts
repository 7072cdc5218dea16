import { rememberLast } from '../../data/remember.ts';
import { touchedNames, type Vulnerability } from '../../data/vulnerabilities.ts';
import { highlightedSpans } from '../../screen/document.ts';
import { BOLD, cutLine, type Line, lineWidth, MUTED, rowText, SELECTED, span, spread } from '../../screen/line.ts';
import type { Pane } from '../../screen/pane.ts';
import { impactSign } from '../../screen/status.ts';
import type { Highlighter } from '../../search/types.ts';
import { grouped } from '../../text/grouped.ts';
import { padded, widthOf } from '../../text/width.ts';
import { dividerLines } from '../list/draw.ts';
import { isSearching, NO_MARGIN, searchResult, topFor } from '../list/select.ts';
import type { State } from '../state.ts';
import type { DrawContext, Drawing } from '../view.ts';
import { allRows, chosenRow, listedRows, rowsOfParts, type VulnerabilityRow, yearAt, yearsOf } from './select.ts';
import type { VulnerabilitiesState } from './state.ts';
import { countPerSign, firstYear, hiddenYears, yearLines, yearRule } from './years.ts';

export const vulnerabilitiesDrawing: Drawing<VulnerabilitiesState> = {
  place: 'list',
  hints: [
    { actions: ['up', 'down'], word: 'move', rank: 5 },
    { actions: ['next-year'], word: 'older year', rank: 4 },
    { actions: ['open'], word: 'read', rank: 0 },
    { actions: ['back'], word: 'back', rank: 1 },
    { actions: ['search'], word: 'search', rank: 3 },
    { actions: ['open-link'], word: 'source', rank: 6 },
    { actions: ['copy-link'], word: 'copy', rank: 7 },
    { actions: ['bookmark'], word: 'bookmark', rank: 8 },
    { actions: ['help'], word: 'help', rank: 2 },
  ],
  heading,
  draw: drawVulnerabilities,
};

/** Draws what is listed, and how many of all vulnerabilities. */
function heading(state: State, own: VulnerabilitiesState, context: DrawContext): Line {
  const { layout, theme } = context;
  const { columns } = layout.header;
  const rows = listedRows(own, context);
  const all = allRows(context.items).length;
  const title = ' Vulnerabilities';
  if (own.listed !== null) {
    const of = columns < ROOMY ? ' for ' : ' in the results of ';
    const query = span(state.query.text.trim(), { tone: 'accent' });
    const right = [span(`${grouped(rows.length)} of ${grouped(all)} `, MUTED)];
    return spread([span(title, BOLD), span(of, MUTED), query], right, columns, theme.glyphs.ellipsis);
  }
  const each = countPerSign(yearsOf(rows), layout.list.columns);
  const scale = each === 1 ? '' : `, one sign per ${each}`;
  const left = [span(title, BOLD), span(columns < ROOMY ? '' : ` by year${scale}`, MUTED)];
  const right = [`${grouped(all)} in ${grouped(countTouched(rows))} entries and mechanisms `, `${grouped(all)} `];
  const fitting = right.find((text) => lineWidth(left) + text.length < columns) ?? '';
  return spread(left, [span(fitting, MUTED)], columns, theme.glyphs.ellipsis);
}

/** The least number of columns with room for all words of the top line. */
const ROOMY = 60;

const countTouched = rememberLast(
  (rows: readonly VulnerabilityRow[]): number =>
    new Set(rows.flatMap(({ vulnerability }) => vulnerability.notes.map(({ item }) => item.id))).size,
);

/** Draws the years, and below them the list with its cursor. */
function drawVulnerabilities(state: State, own: VulnerabilitiesState, context: DrawContext): readonly Pane[] {
  const { layout, theme, keysAt } = context;
  const { columns } = layout.list;
  const rows = listedRows(own, context);
  const years = yearsOf(rows);
  const cursor = chosenRow(state, rows);
  const current = yearAt(years, cursor);
  const parts = rowsOfParts(layout.list, years.length);
  const top = topFor(own.top, cursor, parts.list, rows.length, NO_MARGIN);
  const look: RowLook = {
    columns,
    theme,
    hasKeys: keysAt !== 'detail',
    idWidth: Math.min(idWidth(rows), columns < SPACIOUS ? COMMON_ID : Infinity),
    lit: isSearching(state) ? searchResult(state, context).lit : () => [],
    bookmarks: new Set(state.shelves.bookmarks),
  };
  const shown = rows.slice(top, top + parts.list);
  const year = parts.years === 0 ? undefined : years[current];
  const hidden = hiddenYears(years.length, firstYear(years, current, parts.years), parts.years, theme.glyphs);
  const above = [
    ...yearLines(years, current, parts.years, columns, theme),
    ...(year ? [yearRule(year, cursor, hidden, columns, theme.glyphs)] : []),
  ];
  const lines = [
    ...above,
    ...shown.map(({ vulnerability }, index) => rowLine(vulnerability, top + index === cursor, look)),
  ];
  const divider = (length: number, size: number) =>
    dividerLines({ top, length }, { columns: 1, rows: size }, layout.kind === 'two-panes', theme);
  return [
    {
      id: 'vulnerabilities',
      place: layout.list,
      lines,
      view: 'vulnerabilities',
      scroll: { top, rows: parts.list, length: rows.length },
      spotAt: ({ y }) => {
        if (y < parts.years) return { kind: 'head', index: firstYear(years, current, parts.years) + y };
        const row = top + y - parts.years - 1;
        return y > parts.years && row < rows.length ? { kind: 'row', row, top } : null;
      },
    },
    {
      id: 'divider',
      place: layout.divider,
      lines: [...divider(0, above.length), ...divider(rows.length, parts.list)],
    },
  ];
}

type RowLook = Pick<DrawContext, 'theme'> & {
  readonly columns: number;
  readonly hasKeys: boolean;
  readonly idWidth: number;
  readonly lit: Highlighter;
  readonly bookmarks: ReadonlySet<string>;
};

/** The width of nearly all ids. In a narrow list, the few longer ids shift the names in their own row. */
const COMMON_ID = 'CVE-2026-123456'.length;
const WIDEST_ID = 'GHSA-xxxx-xxxx-xxxx'.length;
/** The least number of columns of a list with room for names behind the widest id. */
const SPACIOUS = 46;

const idWidth = rememberLast((rows: readonly VulnerabilityRow[]): number =>
  rows.reduce((widest, { vulnerability }) => Math.max(widest, Math.min(WIDEST_ID, widthOf(vulnerability.id))), 0),
);

/** Draws the sign of the impact of a vulnerability, its id, and the names of the items that it affects. */
function rowLine(vulnerability: Vulnerability, isCursor: boolean, look: RowLook): Line {
  const { id, impact } = vulnerability;
  const { theme, columns, hasKeys, lit } = look;
  const { cursor, ellipsis, bookmark } = theme.glyphs;
  const mark = isCursor ? span(cursor, hasKeys ? SELECTED : MUTED) : span(' ');
  const left: Line = [
    mark,
    impactSign(impact, theme),
    span(' '),
    ...highlightedSpans(padded(rowText(id, ellipsis), look.idWidth), isCursor ? BOLD : {}, lit),
    span(' '),
    ...highlightedSpans(rowText(touchedNames(vulnerability), ellipsis), MUTED, lit),
  ];
  if (!look.bookmarks.has(id)) return cutLine(left, columns, ellipsis);
  return spread(left, [span(`${bookmark} `, { tone: 'warn' })], columns, ellipsis);
}
