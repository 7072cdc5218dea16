import { captureYear, findRelations } from '../../data/relations.ts';
import { GUIDE_TITLE, MECHANISMS_TITLE } from '../../data/tree.ts';
import type { Catalog, DetailList, Measure, Mechanism } from '../../data/types.ts';
import {
  type DetailStyle,
  type Document,
  dotted,
  highlightedSpans,
  joined,
  linesOfEach,
  listing,
  listLinks,
  paragraph,
  section,
  sourceLinks,
  withLinks,
} from '../../screen/document.ts';
import { BOLD, type Line, MUTED, rowText, span } from '../../screen/line.ts';
import { clip, padded, widthUpTo } from '../../text/width.ts';
import { entryLeads, measureLeads, mechanismLeads } from './leads.ts';

/** One line of the hardening guide: what goes wrong, what helps, and with what. */
export function measureDocument(measure: Measure, catalog: Catalog, paper: DetailStyle): Document {
  const body = [
    highlightedSpans(rowText(measure.subject, paper.theme.glyphs.ellipsis), BOLD, paper.lit),
    ...paragraph(dotted([GUIDE_TITLE, `level ${measure.level}: ${measure.levelTitle}`], paper.theme), paper, MUTED),
    ...section('Problem', paragraph(measure.problem, paper, {}, 1), paper),
    ...section('What helps', paragraph(measure.mitigation, paper, {}, 1), paper),
    ...linesOfEach(measure.details, (list) => detailList(list, paper), paper),
    ...changes(measure.changed, catalog, paper),
  ];
  const { entriesById, mechanismsById } = findRelations(catalog);
  const leads = [
    mechanismLeads('Mechanisms', mechanismsById(measure.mechanisms)),
    entryLeads('Related', entriesById(measure.related), paper),
  ];
  return withLinks(body, sourceLinks(measure.sources), leads, [], paper);
}

/** What a mechanism isolates, what it leaves open, and who uses it. */
export function mechanismDocument(mechanism: Mechanism, catalog: Catalog, paper: DetailStyle): Document {
  const facts = [MECHANISMS_TITLE, mechanism.sinceKernel ? `since ${mechanism.sinceKernel}` : null];
  const aliases =
    mechanism.aliases.length > 0 ? paragraph(`also ${joined(mechanism.aliases, ', ', paper.theme)}`, paper, MUTED) : [];
  const body = [
    highlightedSpans(rowText(mechanism.name, paper.theme.glyphs.ellipsis), BOLD, paper.lit),
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
    ...changes(mechanism.changed, catalog, paper),
  ];
  const { measuresWith, usersOf } = findRelations(catalog);
  const leads = [
    measureLeads('In the hardening guide', measuresWith(mechanism.id)),
    entryLeads('Used by', usersOf(mechanism.id), paper),
  ];
  const page = { title: mechanism.name, url: mechanism.url };
  return withLinks(body, listLinks(page, mechanism.sources), leads, [], paper);
}

/** What the list could not know when it was captured. */
function changes(changed: readonly string[], catalog: Catalog, paper: DetailStyle): readonly Line[] {
  const sign = span(` ${paper.theme.glyphs.dot} `, MUTED);
  const linesOf = (sentence: string): readonly Line[] => {
    const [first = [], ...rest] = paragraph(sentence, paper, {}, 3);
    return [[sign, ...first.slice(1)], ...rest];
  };
  const year = captureYear(catalog);
  return section(year === '' ? 'Changes' : `Since ${year}`, linesOfEach(changed, linesOf, paper), paper);
}

/** A list under one heading with others, its own title before it. */
function limitLines(list: DetailList, paper: DetailStyle): readonly Line[] {
  return [...paragraph(list.title, paper, MUTED, 1), ...listLines(list, paper)];
}

function detailList(list: DetailList, paper: DetailStyle): readonly Line[] {
  return section(list.title, listLines(list, paper), paper);
}

function listLines({ text, items }: DetailList, paper: DetailStyle): readonly Line[] {
  const isPlain = items.every(({ meaning }) => meaning === null);
  const names = items.map(({ name }) => name);
  const table = isPlain ? listing(names, paper) : glossary(items, paper);
  return [...(text ? paragraph(text, paper, {}, 1) : []), ...table];
}

/** Names in a column, each with its meaning beside it; the column leaves the meanings half of the paper at least. */
function glossary(items: DetailList['items'], paper: DetailStyle): readonly Line[] {
  const widest = Math.max(1, Math.floor(paper.width / 2) - 3);
  let width = 0;
  for (const { name } of items) width = Math.max(width, Math.min(widest, widthUpTo(name, widest)));
  const linesOf = ({ name, meaning }: DetailList['items'][number]): readonly Line[] => {
    const [first = [], ...rest] = paragraph(meaning ?? '', { ...paper, width: paper.width - width - 3 }, MUTED);
    const cell = padded(clip(name, width, paper.theme.glyphs.ellipsis), width);
    const heading = [span(' '), ...highlightedSpans(cell, {}, paper.lit), span('  '), ...first];
    return [heading, ...rest.map((row): Line => [span(' '.repeat(width + 3)), ...row])];
  };
  return linesOfEach(items, linesOf, paper);
}
