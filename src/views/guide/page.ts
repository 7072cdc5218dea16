import { findRelations } from '../../data/relations.ts';
import { rememberLast } from '../../data/remember.ts';
import type { Catalog, Measure } from '../../data/types.ts';
import type { Judged, Judgement } from '../../hardening/judgement.ts';
import {
  type DetailStyle,
  joined,
  linesOfEach,
  NO_BREAK,
  paragraph,
  placeEach,
  type Rows,
  section,
} from '../../screen/document.ts';
import {
  BOLD,
  cutLine,
  HEADING,
  type Line,
  lineWidth,
  MUTED,
  rowText,
  type Span,
  span,
  spread,
} from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';
import { hasRoomBeside, measureLines } from '../detail/content.ts';
import type { GuideRow } from './select.ts';
import { countsOf, fragmentTitle, legend, SCOPE, tickSign, verdictSign, verdictWord } from './signs.ts';

/** The text of a row of the guide, and the position of each measure in it. */
export type Page = {
  readonly lines: readonly Line[];
  /** `tickAt` is the column of the tick, in the first row of the measure. */
  readonly places: readonly (Rows & { readonly measure: string; readonly tickAt: number })[];
};

export type PageGiven = {
  readonly catalog: Catalog;
  readonly ticks: readonly string[];
  readonly rulings: ReadonlyMap<string, Judged>;
  readonly width: number;
  readonly theme: Theme;
};

/** Returns the page of a row of the guide. */
export const pageOf = (row: GuideRow, { catalog, ticks, rulings, width, theme }: PageGiven): Page =>
  rememberedPage(row, catalog, ticks, rulings, width, theme);

/** Draws the page; the result is reused while the user scrolls through it. */
const rememberedPage = rememberLast(
  (
    row: GuideRow,
    catalog: Catalog,
    ticks: readonly string[],
    rulings: PageGiven['rulings'],
    width: number,
    theme: Theme,
  ): Page => {
    const paper: DetailStyle = { width, theme, lit: () => [], foundNotes: new Set() };
    return row.kind === 'level'
      ? levelPage(row, { catalog, ticks, rulings }, paper)
      : fragmentPage(row, { ticks, rulings }, paper);
  },
);

type Told = Pick<PageGiven, 'catalog' | 'ticks' | 'rulings'>;

function levelPage(row: GuideRow & { readonly kind: 'level' }, told: Told, paper: DetailStyle): Page {
  const { measures, level, title } = row;
  const isWide = hasRoomBeside(measures, paper);
  const head = [
    ...paragraph(`Level ${level}: ${title}`, paper, BOLD),
    ...rowsOf(legend(told.rulings.size > 0, paper.theme), paper),
  ];
  const { lines, places } = placeEach(measures, (measure) => measureBlock(measure, isWide, told, paper), paper);
  return placed(head, lines, places, measures, 0);
}

/** Draws a blank row, and a measure with its text. */
function measureBlock(measure: Measure, isWide: boolean, told: Told, paper: DetailStyle): readonly Line[] {
  const { theme } = paper;
  const { entriesById, mechanismsById } = findRelations(told.catalog);
  const names = (title: string, all: readonly { readonly name: string }[]) => {
    const named = all.map(({ name }) => name);
    return all.length === 0 ? [] : paragraph(`${title} ${joined(named, ', ', theme)}`, paper, MUTED, 1);
  };
  const ruling = told.rulings.get(measure.id);
  return [
    [],
    [
      tickSign(told.ticks.includes(measure.id), theme),
      span(` ${rowText(measure.subject, theme.glyphs.ellipsis)}`, HEADING),
    ],
    ...(ruling ? rulingLines(ruling, paper) : []),
    ...measureLines(measure, isWide, paper),
    ...names('mechanisms:', mechanismsById(measure.mechanisms)),
    ...names('entries:', entriesById(measure.related)),
  ];
}

/** Draws a verdict with its reason, and the changes that it requires. */
function rulingLines({ verdict, why, add, remove }: Judged, paper: DetailStyle): readonly Line[] {
  const { theme } = paper;
  const [first = [], ...rest] = paragraph(`${verdict}: ${why}`, paper, {}, 3);
  const [text = span('')] = first.slice(1);
  const told: Line = [
    span(' '),
    verdictSign(verdict, theme),
    span(' '),
    verdictWord(verdict),
    span(text.text.slice(verdict.length)),
  ];
  return [told, ...rest, ...changes('+', add, 3, paper), ...changes('-', remove, 3, paper)];
}

/** Draws the options to add or to remove, each beginning a row. */
const changes = (sign: string, texts: readonly string[], indent: number, paper: DetailStyle): readonly Line[] =>
  linesOfEach(
    texts,
    (text) => {
      const [first = [], ...rest] = paragraph(text, paper, BOLD, indent + 2);
      return [[span(`${' '.repeat(indent)}${sign} `, MUTED), ...first.slice(1)], ...rest];
    },
    paper,
  );

function fragmentPage(
  { judgement, text, measures }: GuideRow & { readonly kind: 'fragment' },
  { ticks, rulings }: Omit<Told, 'catalog'>,
  paper: DetailStyle,
): Page {
  const { theme } = paper;
  const { add, remove } = judgement;
  const head = [
    [span(rowText(fragmentTitle(judgement), theme.glyphs.ellipsis), BOLD)],
    ...commandLine(judgement, text, paper),
    ...rowsOf(countsOf(judgement, theme), paper),
    [],
    ...linesOfEach(judgement.remarks, (text) => paragraph(text, paper, { tone: 'warn' }), paper),
    ...paragraph(SCOPE, paper, MUTED),
    ...section('Add', changes('+', add, 1, paper), paper),
    ...section('Remove', changes('-', remove, 1, paper), paper),
    [],
    [span('MEASURES', HEADING)],
  ];
  const { lines, places } = placeEach(measures, (measure) => verdictLines(measure, ticks, rulings, paper), paper);
  // Wrapping would drop the indentation of a line, which has a meaning in YAML.
  const judged = text.split('\n').flatMap((line) => {
    return line.trim() === '' ? [] : [line.trimEnd().replace(/^ +/, (blanks) => NO_BREAK.repeat(blanks.length))];
  });
  const below = section(
    'What was judged',
    linesOfEach(judged, (line) => paragraph(line, paper, MUTED, 1), paper),
    paper,
  );
  return placed(head, [...lines, ...below], places, measures, paper.width - 1);
}

/** Draws a command in one row, as it was entered, unless the title already has all of it. */
function commandLine(judgement: Judgement, text: string, { width, theme }: DetailStyle): readonly Line[] {
  const { ellipsis } = theme.glyphs;
  const isCommand = judgement.form === 'docker' || judgement.form === 'podman';
  const command = text.trim().replace(/[ \\`^]*\n\s*/g, ' ');
  if (!isCommand || command === fragmentTitle(judgement)) return [];
  return [cutLine([span(rowText(command, ellipsis), MUTED)], width, ellipsis)];
}

/** Draws a measure with its verdict and level, and the reason below. */
function verdictLines(
  { id, subject, level }: Measure,
  ticks: readonly string[],
  rulings: PageGiven['rulings'],
  paper: DetailStyle,
): readonly Line[] {
  const ruling = rulings.get(id);
  if (ruling === undefined) return [];
  const { theme } = paper;
  const left = [verdictSign(ruling.verdict, theme), span(` ${rowText(subject, theme.glyphs.ellipsis)}`, BOLD)];
  const right = [span(`level ${level} `, MUTED), tickSign(ticks.includes(id), theme)];
  return [
    spread(left, right, paper.width, theme.glyphs.ellipsis),
    ...paragraph(`${ruling.verdict}: ${ruling.why}`, paper, MUTED, 2),
  ];
}

/** Arranges parts in as few rows as possible, without splitting any of them. */
function rowsOf(parts: readonly Line[], { width }: DetailStyle): readonly Line[] {
  const rows: Span[][] = [];
  for (const part of parts) {
    const last = rows.at(-1);
    if (last && lineWidth(last) + 3 + lineWidth(part) <= width) last.push(span('   '), ...part);
    else rows.push([...part]);
  }
  return rows;
}

/** Makes a page of a head and measures. A blank row before a measure does not count as a row of the measure. */
function placed(
  head: readonly Line[],
  lines: readonly Line[],
  places: readonly Rows[],
  measures: readonly Measure[],
  tickAt: number,
): Page {
  const stops = places.flatMap(({ row, rows }, index) => {
    const blank = lines[row]?.length === 0 ? 1 : 0;
    const measure = measures[index]?.id;
    if (measure === undefined || rows === 0) return [];
    return [{ measure, row: head.length + row + blank, rows: rows - blank, tickAt }];
  });
  return { lines: [...head, ...lines], places: stops };
}
