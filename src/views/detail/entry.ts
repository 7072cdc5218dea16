import { captureYear, findRelations, type Relations } from '../../data/relations.ts';
import {
  BOUNDARY_WORDS,
  checkText,
  noIsolationText,
  snapshotTexts,
  sourceTitle,
  successionText,
} from '../../data/sentences.ts';
import { hasEnded } from '../../data/status.ts';
import type { Catalog, Entry, Link } from '../../data/types.ts';
import {
  type DetailStyle,
  dotted,
  highlightedSpans,
  joined,
  listing,
  paragraph,
  section,
} from '../../screen/document.ts';
import { BOLD, type Line, MUTED, rowText, spread } from '../../screen/line.ts';
import { type Document, type Leads, type Links, listLinks, withLinks } from '../../screen/links.ts';
import { statusSign, statusTone } from '../../screen/status.ts';
import { entryLeads, measureLeads, relatedLeads } from './leads.ts';
import { foundFirst, gravestFirst, isFoundNote, notesSection } from './notes.ts';
import { wordLines } from './words.ts';

/** What the sections of an entry are drawn from. */
type Drawn = {
  readonly entry: Entry;
  readonly catalog: Catalog;
  readonly relations: Relations;
  readonly paper: DetailStyle;
};

/** A part of the detail. `applies` is asked of the whole catalog too: a list that knows of no notes has no section for them. */
type Section = { readonly applies: (drawn: Drawn) => boolean; readonly lines: (drawn: Drawn) => readonly Line[] };

/** In the order of a reader's questions: what it is, and whether to trust it. */
const SUMMARY: readonly Section[] = [
  { applies: () => true, lines: title },
  {
    applies: ({ entry }) => entry.summary !== '',
    lines: ({ entry, paper }) => [[], ...paragraph(entry.summary, paper)],
  },
];
const ISOLATION: readonly Section[] = [{ applies: ({ relations }) => relations.knowsIsolation(), lines: isolation }];

/** And, where notes, links and leads have said where to go: what it was. */
const BELOW_LINKS: readonly Section[] = [
  { applies: () => true, lines: history },
  { applies: ({ entry }) => entry.statusAsOf !== null, lines: checked },
  { applies: ({ entry }) => entry.words.length > 0, lines: ({ entry, paper }) => wordLines(entry.words, paper) },
];

/** The detail of an entry. */
export function entryDocument(entry: Entry, catalog: Catalog, paper: DetailStyle): Document {
  const drawn = { entry, catalog, relations: findRelations(catalog), paper };
  const linesOf = (sections: readonly Section[]) =>
    sections.flatMap(({ applies, lines }) => (applies(drawn) ? lines(drawn) : []));
  const links = listLinks({ title: entry.name, url: entry.url }, entry.links, noteSources(entry));
  // A note that a search has found is the answer: it comes at once.
  const isFound = entry.notes.some((note) => isFoundNote(note, paper));
  const above = linesOf(isFound ? SUMMARY : [...SUMMARY, ...ISOLATION]);
  const notes = securityNotes(drawn, links);
  const body = [...above, ...notes.lines, ...linesOf(isFound ? ISOLATION : [])];
  const document = withLinks(body, links, leadsOf(drawn), linesOf(BELOW_LINKS), paper);
  const stops = notes.stops.map((stop) => ({ ...stop, row: above.length + stop.row }));
  return { ...document, stops: [...stops, ...document.stops] };
}

function noteSources({ notes }: Entry): readonly Link[] {
  return gravestFirst(notes).map(({ ids, source }) => ({ title: sourceTitle(ids), url: source }));
}

function title({ entry, relations, paper }: Drawn): readonly Line[] {
  const { theme } = paper;
  const { ellipsis } = theme.glyphs;
  const { statusSince } = entry;
  const since =
    statusSince === null ? [] : highlightedSpans(` ${rowText(`since ${statusSince}`, ellipsis)}`, MUTED, paper.lit);
  const status = entry.status
    ? [
        statusSign(entry.status, paper),
        ...highlightedSpans(` ${rowText(entry.status, ellipsis)}`, { tone: statusTone(entry.status) }, paper.lit),
        ...since,
      ]
    : [];
  const category = joined(entry.category, ' / ', theme);
  const facts = [category, entry.kind, entry.language, entry.license, entry.since?.toString()];
  const aliases = entry.aliases.length > 0 ? paragraph(`also ${joined(entry.aliases, ', ', theme)}`, paper, MUTED) : [];
  return [
    spread(highlightedSpans(rowText(entry.name, ellipsis), BOLD, paper.lit), status, paper.width, ellipsis),
    ...paragraph(dotted(facts, theme), paper, MUTED),
    ...aliases,
    ...succession(entry, relations, paper),
  ];
}

/** Said at the top as well, because it answers the first question about a thing that is no more. */
function succession(entry: Entry, { entriesById }: Relations, paper: DetailStyle): readonly Line[] {
  const names = joined(
    entriesById(entry.successors).map(({ name }) => name),
    ', ',
    paper.theme,
  );
  const text = successionText(entry, names);
  return text === null ? [] : paragraph(`${paper.theme.glyphs.arrow} ${text} (>)`, paper, { tone: 'warn' });
}

/** The boundary, and the mechanisms that it uses, can use, and does not use; of all others nothing is recorded. */
function mechanismLines(entry: Entry, { mechanismName }: Relations, paper: DetailStyle): readonly Line[] {
  const { mechanisms, mechanismsByOption, mechanismsNot, boundary } = entry;
  const named = (words: string, ids: readonly string[]): readonly Line[] =>
    ids.length === 0 ? [] : paragraph(`${words} ${joined(ids.map(mechanismName), ', ', paper.theme)}`, paper, MUTED, 1);
  return [
    ...(boundary === null ? [] : paragraph(BOUNDARY_WORDS[boundary], paper, {}, 1)),
    ...(mechanisms.length === 0 ? [] : listing(mechanisms.map(mechanismName), paper)),
    ...named('by option:', mechanismsByOption),
    ...named('not:', mechanismsNot),
    ...(mechanisms.length + mechanismsByOption.length > 0 ? paragraph(OTHERS, paper, MUTED, 1) : []),
  ];
}

/** A short list must not look like a whole one. */
const OTHERS = 'others: not recorded';

/** An empty list has its reason: what one reads isolates nothing, and most tools look at containers or make them. */
function isolation({ entry, relations, paper }: Drawn): readonly Line[] {
  const rootless = entry.rootless ? highlightedSpans(`rootless: ${entry.rootless}`, MUTED, paper.lit) : [];
  const ways = mechanismLines(entry, relations, paper);
  if (ways.length > 0) return section('Isolation', ways, paper, rootless);
  return section('Isolation', paragraph(noIsolationText(entry), paper, MUTED, 1), paper, rootless);
}

function securityNotes({ entry, relations, paper }: Drawn, links: Links): ReturnType<typeof notesSection> {
  if (!relations.knowsNotes()) return { lines: [], stops: [] };
  const vulnerabilities = relations.vulnerabilitiesIn(entry.id);
  return notesSection(foundFirst(gravestFirst(entry.notes), paper), links, vulnerabilities, paper);
}

/** What took its place first: a reader of a dead thing wants to go there. */
function leadsOf({ entry, relations, paper }: Drawn): readonly Leads[] {
  return [
    entryLeads(hasEnded(entry.status) ? 'Replaced by' : 'Alternatives', relations.entriesById(entry.successors), paper),
    entryLeads('Holds', relations.childrenOf(entry.id), paper),
    ...relatedLeads(entry, relations, paper),
    measureLeads('In the hardening guide', relations.measuresFor(entry.id)),
  ];
}

function history({ entry, catalog, paper }: Drawn): readonly Line[] {
  const { snapshot } = entry;
  if (snapshot === null) return [];
  const { theme } = paper;
  const year = captureYear(catalog);
  // A list of the reader's own says where an entry is now, which is said above.
  const isSaid = year === '' && snapshot.category.join() === entry.category.join();
  const place = isSaid ? '' : joined(snapshot.category, ' / ', theme);
  const facts = snapshotTexts(entry, snapshot, place, theme.glyphs.star);
  if (facts.length === 0) return [];
  return section(year === '' ? 'Snapshot' : `In ${year}`, paragraph(dotted(facts, theme), paper, MUTED, 1), paper);
}

function checked({ entry, paper }: Drawn): readonly Line[] {
  return [[], ...paragraph(checkText(entry.statusAsOf ?? ''), paper, MUTED)];
}
