import type { Catalog, DetailList, Link, Measure, Mechanism } from '../data/types.ts';
import { type Document, dotted, listing, litSpans, type Paper, paragraph, section, withLinks } from './document.ts';
import { entryLeads, measureLeads, mechanismLeads } from './leads.ts';
import { BOLD, type Line, MUTED, span } from './line.ts';
import { widthOf } from './text.ts';

/** One line of the hardening guide: what goes wrong, what helps, and with what. */
export function measureDocument(measure: Measure, catalog: Catalog, paper: Paper): Document {
  const body = [
    litSpans(measure.subject, BOLD, paper.lit),
    ...paragraph(
      dotted(['Hardening guide', `level ${measure.level}: ${measure.levelTitle}`], paper.theme),
      paper,
      MUTED,
    ),
    ...section('Problem', paragraph(measure.problem, paper, {}, 1), paper),
    ...section('What helps', paragraph(measure.mitigation, paper, {}, 1), paper),
    ...measure.details.flatMap((list) => detailList(list, paper)),
    ...changes(measure.changed, paper),
  ];
  const leads = [
    { title: 'Mechanisms', items: mechanismLeads(measure.mechanisms, catalog) },
    { title: 'Related', items: entryLeads(measure.related, catalog, paper) },
  ];
  return withLinks(body, measure.sources, leads, [], paper);
}

/** What a mechanism isolates, what it leaves open, and who uses it. */
export function mechanismDocument(mechanism: Mechanism, catalog: Catalog, paper: Paper): Document {
  const facts = ['Mechanisms', mechanism.sinceKernel ? `since ${mechanism.sinceKernel}` : null];
  const aliases = mechanism.aliases.length > 0 ? paragraph(`also ${mechanism.aliases.join(', ')}`, paper, MUTED) : [];
  const users = catalog.entries.filter(({ mechanisms }) => mechanisms.includes(mechanism.id)).map(({ id }) => id);
  const measures = catalog.measures.filter(({ mechanisms }) => mechanisms.includes(mechanism.id));
  const body = [
    litSpans(mechanism.name, BOLD, paper.lit),
    ...paragraph(dotted(facts, paper.theme), paper, MUTED),
    ...aliases,
    [],
    ...paragraph(mechanism.summary, paper),
    ...section('Covers', mechanism.covers ? paragraph(mechanism.covers, paper, {}, 1) : [], paper),
    ...section(
      'Does not cover',
      mechanism.doesNotCover.flatMap((list) => limitLines(list, paper)),
      paper,
    ),
    ...changes(mechanism.changed, paper),
  ];
  const leads = [
    { title: 'In the hardening guide', items: measureLeads(measures) },
    { title: 'Used by', items: entryLeads(users, catalog, paper) },
  ];
  const links = distinct([{ title: mechanism.name, url: mechanism.url }, ...mechanism.sources]);
  return withLinks(body, links, leads, [], paper);
}

/** What the list of 2016 could not know. */
function changes(changed: readonly string[], paper: Paper): readonly Line[] {
  const sign = span(` ${paper.theme.glyphs.dot} `, MUTED);
  const rows = changed.flatMap((sentence) => {
    const [first = [], ...rest] = paragraph(sentence, paper, {}, 3);
    return [[sign, ...first.slice(1)], ...rest];
  });
  return section('Since 2016', rows, paper);
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

/** Names in a column, each with its meaning beside it. */
function glossary(items: DetailList['items'], paper: Paper): readonly Line[] {
  const width = Math.max(...items.map(({ name }) => widthOf(name)));
  return items.flatMap(({ name, meaning }) => {
    const [first = [], ...rest] = paragraph(meaning ?? '', { ...paper, width: paper.width - width - 3 }, MUTED);
    const heading = [span(' '), ...litSpans(name.padEnd(width), {}, paper.lit), span('  '), ...first];
    return [heading, ...rest.map((row): Line => [span(' '.repeat(width + 3)), ...row])];
  });
}

function distinct(links: readonly Link[]): readonly Link[] {
  return links.filter(({ url }, index) => links.findIndex((other) => other.url === url) === index);
}
