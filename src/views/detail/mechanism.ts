import { findRelations } from '../../data/relations.ts';
import { MECHANISMS_TITLE, type TreeNode } from '../../data/tree.ts';
import type { Catalog, Category, DetailList, Mechanism } from '../../data/types.ts';
import {
  asidePaper,
  barChart,
  type DetailStyle,
  dotted,
  joined,
  linesOfEach,
  paragraph,
  section,
  titleLines,
} from '../../screen/document.ts';
import { capFor } from '../../screen/key-caps.ts';
import { type Line, MUTED, span } from '../../screen/line.ts';
import { type Document, listLinks } from '../../screen/links.ts';
import { changes, listLines } from './guide.ts';
import { entryLeads, measureLeads } from './leads.ts';
import { hasFoundNote, noteSources, securityNotes } from './notes.ts';
import { withLinks } from './parts/parts.ts';
import { wordLines } from './words.ts';

/**
 * Makes the document of a mechanism: what it isolates and what it does not, the vulnerabilities that have crossed it, and who
 * uses it.
 */
export function mechanismDocument(mechanism: Mechanism, catalog: Catalog, paper: DetailStyle): Document {
  const relations = findRelations(catalog);
  const links = listLinks({ title: mechanism.name, url: mechanism.url }, mechanism.sources, noteSources(mechanism));
  const notes = securityNotes(mechanism, relations, links, paper);
  const reach = reachLines(mechanism, paper);
  // A note that a search has found is the answer, so the notes then come right below the title.
  const isFound = hasFoundNote(mechanism, paper);
  const above = [...title(mechanism, paper), ...(isFound ? [] : reach)];
  const lines = [...above, ...notes.lines, ...(isFound ? reach : []), ...changes(mechanism.changed, catalog, paper)];
  const stops = notes.stops.map((stop) => ({ ...stop, row: above.length + stop.row }));
  const leads = [
    measureLeads('In the hardening guide', relations.measuresWith(mechanism.id)),
    entryLeads('Used by', relations.usersOf(mechanism.id), asidePaper(paper)),
  ];
  return withLinks({ lines, stops }, links, leads, wordLines(mechanism.words, paper), paper);
}

function title({ name, aliases, sinceKernel, summary }: Mechanism, paper: DetailStyle): readonly Line[] {
  const { theme } = paper;
  const facts = [MECHANISMS_TITLE, sinceKernel ? `since ${sinceKernel}` : null];
  return [
    ...titleLines(name, [], paper),
    ...paragraph(dotted(facts, theme), paper, MUTED),
    ...(aliases.length > 0 ? paragraph(`also ${joined(aliases, ', ', theme)}`, paper, MUTED) : []),
    [],
    ...paragraph(summary, paper),
  ];
}

/** Draws what a mechanism isolates and what it does not. */
const reachLines = ({ covers, doesNotCover }: Mechanism, paper: DetailStyle): readonly Line[] => [
  ...section('Covers', covers ? paragraph(covers, paper, {}, 1) : [], paper),
  ...section(
    'Does not cover',
    linesOfEach(doesNotCover, (list) => limitLines(list, paper), paper),
    paper,
  ),
];

/** Makes the document of all mechanisms: how many entries use each, and which key shows that entry by entry. */
export function mechanismsDocument(
  { label, count, children }: TreeNode,
  { summary }: Category,
  catalog: Catalog,
  paper: DetailStyle,
): Document {
  const { glyphs } = paper.theme;
  const { usersOf } = findRelations(catalog);
  const used = children.map((mechanism) => ({ label: mechanism.label, count: usersOf(mechanism.id).length }));
  const bars = used.filter((one) => one.count > 0).sort((a, b) => b.count - a.count);
  const key = capFor('list', 'show-matrix', glyphs);
  const body = [
    ...titleLines(label, [span(String(count), MUTED)], paper),
    [],
    ...paragraph(summary, paper),
    ...(bars.length === 0
      ? []
      : [[], ...paragraph(`${key} shows which entry uses which of them, always or by option.`, paper)]),
    ...section('Used by', barChart(bars, paper), paper, [span('entries', MUTED)]),
  ];
  return { lines: body, links: [], leads: [], main: null, stops: [], aside: null };
}

/** Draws one of several lists under the same heading, with its own title above it. */
function limitLines(list: DetailList, paper: DetailStyle): readonly Line[] {
  return [...paragraph(list.title, paper, MUTED, 1), ...listLines(list, paper)];
}
