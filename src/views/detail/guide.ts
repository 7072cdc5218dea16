import { captureYear, findRelations } from '../../data/relations.ts';
import { TOOL_NAMES } from '../../data/sentences.ts';
import { GUIDE_TITLE, type TreeNode } from '../../data/tree.ts';
import type { Catalog, DetailItem, DetailList, Level, Measure, ToolFlag } from '../../data/types.ts';
import { columns, stacked } from '../../screen/columns.ts';
import {
  asidePaper,
  type DetailStyle,
  dotted,
  highlightedSpans,
  linesOfEach,
  listing,
  paragraph,
  section,
  titleLines,
} from '../../screen/document.ts';
import { BOLD, HEADING, type Line, MUTED, rowText, span } from '../../screen/line.ts';
import { type Document, sourceLinks } from '../../screen/links.ts';
import { widthUpTo } from '../../text/width.ts';
import { entryLeads, mechanismLeads } from './leads.ts';
import { withHeadings, withLinks } from './parts/parts.ts';
import { wordLines } from './words.ts';

/** Makes the document of a measure of the hardening guide: the problem, what helps, and the flags and fields to use. */
export function measureDocument(measure: Measure, catalog: Catalog, paper: DetailStyle): Document {
  const body = [
    ...titleLines(measure.subject, [], paper),
    ...paragraph(dotted([GUIDE_TITLE, `level ${measure.level}: ${measure.levelTitle}`], paper.theme), paper, MUTED),
    ...section('Problem', paragraph(measure.problem, paper, {}, 1), paper),
    ...section('What helps', paragraph(measure.mitigation, paper, {}, 1), paper),
    ...section('Flags and fields', flagLines(measure.flags, hasRoomBeside([measure], paper), paper), paper),
    ...linesOfEach(measure.details, (list) => detailList(list, paper), paper),
    ...changes(measure.changed, catalog, paper),
  ];
  const { entriesById, mechanismsById } = findRelations(catalog);
  const side = asidePaper(paper);
  const leads = [
    mechanismLeads('Mechanisms', mechanismsById(measure.mechanisms)),
    entryLeads('Related', entriesById(measure.related), side),
  ];
  return withLinks(
    { lines: body, stops: [] },
    sourceLinks(measure.sources),
    leads,
    wordLines(measure.words, paper),
    paper,
  );
}

/** Draws the levels of the guide, each with the subjects of its measures. */
export function levelLines(levels: readonly TreeNode[], paper: DetailStyle): readonly Line[] {
  const linesOf = ({ label, children }: TreeNode): readonly Line[] => [
    ...paragraph(label, paper, {}, 1),
    ...paragraph(
      dotted(
        children.map((measure) => measure.label),
        paper.theme,
      ),
      paper,
      MUTED,
      3,
    ),
  ];
  return linesOfEach(levels, linesOf, paper);
}

/** Makes the document of a level of the guide: each of its measures with the problem, what helps, and how it is done. */
export function levelDocument(
  { level, title }: { readonly level: Level; readonly title: string },
  measures: readonly Measure[],
  paper: DetailStyle,
): Document {
  const isWide = hasRoomBeside(measures, paper);
  const body = [
    ...titleLines(`Level ${level}: ${title}`, [span(String(measures.length), MUTED)], paper),
    ...paragraph(dotted([GUIDE_TITLE, 'what can go wrong, what helps, and how'], paper.theme), paper, MUTED),
    ...linesOfEach(measures, (measure) => inShort(measure, isWide, paper), paper),
  ];
  return { ...withHeadings({ lines: body, stops: [] }), links: [], leads: [], main: null, aside: null };
}

/** Draws a measure in short. The subject is not put in capitals, which would make `/dev` another path. */
const inShort = (measure: Measure, isWide: boolean, paper: DetailStyle): readonly Line[] => [
  [],
  highlightedSpans(rowText(measure.subject, paper.theme.glyphs.ellipsis), HEADING, paper.lit),
  ...measureLines(measure, isWide, paper),
];

/** Draws what a level shows below the subject of a measure: the problem, what helps, and how it is done. */
export function measureLines(
  { problem, mitigation, flags }: Measure,
  isWide: boolean,
  paper: DetailStyle,
): readonly Line[] {
  const [first = [], ...rest] = paragraph(mitigation, paper, {}, 3);
  return [
    ...paragraph(problem, paper, MUTED, 1),
    [span(` ${paper.theme.glyphs.arrow} `, { tone: 'accent' }), ...first.slice(1)],
    ...rest,
    ...flagLines(flags, isWide, paper),
  ];
}

/** Draws what has changed since the list was captured. */
export function changes(changed: readonly string[], catalog: Catalog, paper: DetailStyle): readonly Line[] {
  const sign = span(` ${paper.theme.glyphs.dot} `, MUTED);
  const linesOf = (sentence: string): readonly Line[] => {
    const [first = [], ...rest] = paragraph(sentence, paper, {}, 3);
    return [[sign, ...first.slice(1)], ...rest];
  };
  const year = captureYear(catalog);
  return section(year === '' ? 'Changes' : `Since ${year}`, linesOfEach(changed, linesOf, paper), paper);
}

function detailList(list: DetailList, paper: DetailStyle): readonly Line[] {
  return section(list.title, listLines(list, paper), paper);
}

/** Draws the text of a list and its items: bare names with dots between them, or each name beside its meaning. */
export function listLines({ text, items }: DetailList, paper: DetailStyle): readonly Line[] {
  const isPlain = items.every(({ meaning, remark }) => meaning === null && remark === null);
  const names = items.map(({ name }) => name);
  const table = isPlain ? listing(names, paper) : glossary(items, paper);
  return [...(text ? paragraph(text, paper, {}, 1) : []), ...table];
}

/** Draws names in a column, each with its meaning beside it and the remark, if any, below the meaning. */
function glossary(items: readonly DetailItem[], paper: DetailStyle): readonly Line[] {
  const rows = items.map(({ name, meaning, remark }) => ({
    name,
    beside: (room: DetailStyle) => [
      ...(meaning ? paragraph(meaning, room, MUTED) : []),
      ...(remark ? paragraph(`(${remark})`, room, MUTED) : []),
    ],
  }));
  return columns(rows, paper);
}

const WIDEST_TOOL = Math.max(...Object.values(TOOL_NAMES).map((name) => name.length));

/** Draws the flags for each tool. The name of a tool is shown once, before its first flag. */
function flagLines(flags: readonly ToolFlag[], isWide: boolean, paper: DetailStyle): readonly Line[] {
  const rows = flags.map(({ tool, text, remark }, index) => ({
    name: flags[index - 1]?.tool === tool ? '' : TOOL_NAMES[tool],
    beside: (room: DetailStyle) => [...paragraph(text, room, BOLD), ...(remark ? paragraph(remark, room, MUTED) : [])],
  }));
  return isWide ? columns(rows, paper, MUTED) : stacked(rows, paper, MUTED);
}

/**
 * Whether all flags fit beside the names of the tools without a break within a word, which would keep users from reading and
 * copying them.
 */
export function hasRoomBeside(measures: readonly Measure[], { width }: DetailStyle): boolean {
  const room = width - WIDEST_TOOL - 3;
  const fits = (text: string) => text.split(' ').every((word) => widthUpTo(word, room) <= room);
  return measures.every(({ flags }) => flags.every(({ text }) => fits(text)));
}
