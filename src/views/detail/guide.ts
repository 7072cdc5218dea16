import type { Catalog, DetailList, Measure, Mechanism } from '../../data/types.ts';
import {
  type Document,
  dotted,
  joined,
  linesOfEach,
  linksOf,
  listing,
  litSpans,
  type Paper,
  paragraph,
  section,
  sourceLinks,
  withLinks,
} from '../../screen/document.ts';
import { BOLD, type Line, MUTED, rowText, span } from '../../screen/line.ts';
import { clip, padded, widthUpTo } from '../../text/width.ts';
import { entriesOf, entryLeads, measureLeads, mechanismLeads } from './leads.ts';

/** One line of the hardening guide: what goes wrong, what helps, and with what. */
export function measureDocument(measure: Measure, catalog: Catalog, paper: Paper): Document {
  const body = [
    litSpans(rowText(measure.subject, paper.theme.glyphs.ellipsis), BOLD, paper.lit),
    ...paragraph(
      dotted(['Hardening guide', `level ${measure.level}: ${measure.levelTitle}`], paper.theme),
      paper,
      MUTED,
    ),
    ...section('Problem', paragraph(measure.problem, paper, {}, 1), paper),
    ...section('What helps', paragraph(measure.mitigation, paper, {}, 1), paper),
    ...linesOfEach(measure.details, (list) => detailList(list, paper), paper),
    ...changes(measure.changed, paper),
  ];
  const leads = [
    mechanismLeads('Mechanisms', measure.mechanisms, catalog),
    entryLeads('Related', entriesOf(measure.related, catalog), paper),
  ];
  return withLinks(body, sourceLinks(measure.sources), leads, [], paper);
}

/** What a mechanism isolates, what it leaves open, and who uses it. */
export function mechanismDocument(mechanism: Mechanism, catalog: Catalog, paper: Paper): Document {
  const facts = ['Mechanisms', mechanism.sinceKernel ? `since ${mechanism.sinceKernel}` : null];
  const aliases =
    mechanism.aliases.length > 0 ? paragraph(`also ${joined(mechanism.aliases, ', ', paper.theme)}`, paper, MUTED) : [];
  const users = catalog.entries.filter(({ mechanisms }) => mechanisms.includes(mechanism.id));
  const measures = catalog.measures.filter(({ mechanisms }) => mechanisms.includes(mechanism.id));
  const body = [
    litSpans(rowText(mechanism.name, paper.theme.glyphs.ellipsis), BOLD, paper.lit),
    ...paragraph(dotted(facts, paper.theme), paper, MUTED),
    ...aliases,
    [],
    ...paragraph(mechanism.summary, paper),
    ...section('Covers', mechanism.covers ? paragraph(mechanism.covers, paper, {}, 1) : [], paper),
    ...section(
      'Does not cover',
      linesOfEach(mechanism.doesNotCover, (list) => limitLines(list, paper), paper),
      paper,
    ),
    ...changes(mechanism.changed, paper),
  ];
  const leads = [measureLeads('In the hardening guide', measures), entryLeads('Used by', users, paper)];
  const page = { title: mechanism.name, url: mechanism.url };
  return withLinks(body, linksOf(page, mechanism.sources), leads, [], paper);
}

/** What the list of 2016 could not know. */
function changes(changed: readonly string[], paper: Paper): readonly Line[] {
  const sign = span(` ${paper.theme.glyphs.dot} `, MUTED);
  const linesOf = (sentence: string): readonly Line[] => {
    const [first = [], ...rest] = paragraph(sentence, paper, {}, 3);
    return [[sign, ...first.slice(1)], ...rest];
  };
  return section('Since 2016', linesOfEach(changed, linesOf, paper), paper);
}

/** A list under one heading with others, its own title before it. */
function limitLines(list: DetailList, paper: Paper): readonly Line[] {
  return [...paragraph(list.title, paper, MUTED, 1), ...listLines(list, paper)];
}

function detailList(list: DetailList, paper: Paper): readonly Line[] {
  return section(list.title, listLines(list, paper), paper);
}

function listLines({ text, items }: DetailList, paper: Paper): readonly Line[] {
  const isPlain = items.every(({ meaning }) => meaning === null);
  const names = items.map(({ name }) => name);
  const table = isPlain ? listing(names, paper) : glossary(items, paper);
  return [...(text ? paragraph(text, paper, {}, 1) : []), ...table];
}

/** Names in a column, each with its meaning beside it; the column leaves the meanings half of the paper at least. */
function glossary(items: DetailList['items'], paper: Paper): readonly Line[] {
  const widest = Math.max(1, Math.floor(paper.width / 2) - 3);
  let width = 0;
  for (const { name } of items) width = Math.max(width, Math.min(widest, widthUpTo(name, widest)));
  const linesOf = ({ name, meaning }: DetailList['items'][number]): readonly Line[] => {
    const [first = [], ...rest] = paragraph(meaning ?? '', { ...paper, width: paper.width - width - 3 }, MUTED);
    const cell = padded(clip(name, width, paper.theme.glyphs.ellipsis), width);
    const heading = [span(' '), ...litSpans(cell, {}, paper.lit), span('  '), ...first];
    return [heading, ...rest.map((row): Line => [span(' '.repeat(width + 3)), ...row])];
  };
  return linesOfEach(items, linesOf, paper);
}
