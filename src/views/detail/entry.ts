import { captureYear, findRelations, type Relations } from '../../data/relations.ts';
import { BOUNDARY_WORDS, checkText, noIsolationText, snapshotTexts, successionText } from '../../data/sentences.ts';
import { hasEnded } from '../../data/status.ts';
import type { Catalog, Entry } from '../../data/types.ts';
import {
  asidePaper,
  type DetailStyle,
  dotted,
  highlightedSpans,
  joined,
  paragraph,
  section,
  titleLines,
} from '../../screen/document.ts';
import { capFor } from '../../screen/key-caps.ts';
import { type Line, MUTED, PLAIN, rowText, type Style } from '../../screen/line.ts';
import { type Document, type Leads, listLinks, type Part } from '../../screen/links.ts';
import { statusSign, statusTone } from '../../screen/status.ts';
import { entryLeads, measureLeads, relatedLeads } from './leads.ts';
import { hasFoundNote, noteSources, securityNotes } from './notes.ts';
import { layersPart } from './parts/layers.ts';
import { withLinks } from './parts/parts.ts';
import { wordLines } from './words.ts';

/** The data from which the sections of an entry are drawn. */
type Drawn = {
  readonly entry: Entry;
  readonly catalog: Catalog;
  readonly relations: Relations;
  readonly paper: DetailStyle;
};

/** A part of the detail. `applies` may depend on the whole catalog: a list that records no isolation has no section for it. */
type Section = { readonly applies: (drawn: Drawn) => boolean; readonly lines: (drawn: Drawn) => readonly Line[] };

/** The first sections. The order of all sections follows a user's questions: what the entry is, and whether to trust it. */
const SUMMARY: readonly Section[] = [
  { applies: () => true, lines: title },
  {
    applies: ({ entry }) => entry.summary !== '',
    lines: ({ entry, paper }) => [[], ...paragraph(entry.summary, paper)],
  },
];
const ISOLATION: readonly Section[] = [{ applies: ({ relations }) => relations.knowsIsolation(), lines: isolation }];

/** The sections below the notes, links and leads, which say where to go next: what the entry was in the past. */
const BELOW_LINKS: readonly Section[] = [
  { applies: () => true, lines: history },
  { applies: ({ entry }) => entry.statusAsOf !== null, lines: checked },
  { applies: ({ entry }) => entry.words.length > 0, lines: ({ entry, paper }) => wordLines(entry.words, paper) },
];

/** Makes the document of an entry. */
export function entryDocument(entry: Entry, catalog: Catalog, paper: DetailStyle): Document {
  const drawn = { entry, catalog, relations: findRelations(catalog), paper };
  const linesOf = (sections: readonly Section[]) =>
    sections.flatMap(({ applies, lines }) => (applies(drawn) ? lines(drawn) : []));
  const links = listLinks({ title: entry.name, url: entry.url }, entry.links, noteSources(entry));
  // A note that a search has found is the answer, so the notes then come right below the summary.
  const isFound = hasFoundNote(entry, paper);
  const above = linesOf(isFound ? SUMMARY : [...SUMMARY, ...ISOLATION]);
  const notes = securityNotes(entry, drawn.relations, links, paper);
  const lines = [...above, ...notes.lines, ...linesOf(isFound ? ISOLATION : [])];
  const stops = notes.stops.map((stop) => ({ ...stop, row: above.length + stop.row }));
  return withLinks({ lines, stops }, links, leadsOf(drawn), linesOf(BELOW_LINKS), paper);
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
    ...titleLines(entry.name, status, paper),
    ...paragraph(dotted(facts, theme), paper, MUTED),
    ...aliases,
    ...succession(entry, relations, paper),
  ];
}

/**
 * Draws what replaced an entry. It is at the top as well as among the leads, because it answers the first question about an
 * entry that has ended.
 */
function succession(entry: Entry, { entriesById }: Relations, paper: DetailStyle): readonly Line[] {
  const names = joined(
    entriesById(entry.successors).map(({ name }) => name),
    ', ',
    paper.theme,
  );
  const text = successionText(entry, names);
  const { glyphs } = paper.theme;
  const key = capFor('list', 'go-forward', glyphs);
  return text === null ? [] : paragraph(`${glyphs.arrow} ${text} (${key})`, paper, { tone: 'warn' });
}

/** Draws the boundary, and the mechanisms that an entry uses, can use, and does not use. Nothing is recorded about the others. */
function mechanismLines(entry: Entry, { mechanismName }: Relations, paper: DetailStyle): readonly Line[] {
  const { mechanisms, mechanismsByOption, mechanismsNot, boundary } = entry;
  const named = (words: string, ids: readonly string[], style: Style = MUTED): readonly Line[] =>
    ids.length === 0 ? [] : paragraph(`${words} ${joined(ids.map(mechanismName), ', ', paper.theme)}`, paper, style, 1);
  return [
    ...(boundary === null ? [] : paragraph(BOUNDARY_WORDS[boundary], paper, {}, 1)),
    ...named('uses:', mechanisms, PLAIN),
    ...named('by option:', mechanismsByOption),
    ...named('not:', mechanismsNot),
    ...(mechanisms.length + mechanismsByOption.length > 0 ? paragraph(OTHERS, paper, MUTED, 1) : []),
  ];
}

/** Shown so that a partial list of mechanisms does not look complete. */
const OTHERS = 'other mechanisms: not recorded';

/**
 * Draws the section about isolation. If no mechanism is recorded, it says why: something to read isolates nothing, and most
 * tools only look at containers or make them.
 */
function isolation({ entry, relations, paper }: Drawn): readonly Line[] {
  const rootless = entry.rootless ? highlightedSpans(`rootless: ${entry.rootless}`, MUTED, paper.lit) : [];
  const ways = mechanismLines(entry, relations, paper);
  if (ways.length > 0) return section('Isolation', ways, paper, rootless);
  return section('Isolation', paragraph(noIsolationText(entry), paper, MUTED, 1), paper, rootless);
}

/** Returns the leads of an entry. What replaced it comes first, because somebody who looks up an ended entry needs that most. */
function leadsOf({ entry, relations, paper }: Drawn): readonly (Leads | Part)[] {
  const side = asidePaper(paper);
  return [
    entryLeads(hasEnded(entry.status) ? 'Replaced by' : 'Alternatives', relations.entriesById(entry.successors), side),
    layersPart(entry, relations, side),
    entryLeads('Holds', relations.childrenOf(entry.id), side),
    ...relatedLeads(entry, relations, side),
    measureLeads('In the hardening guide', relations.measuresFor(entry.id)),
  ];
}

function history({ entry, catalog, paper }: Drawn): readonly Line[] {
  const { snapshot } = entry;
  if (snapshot === null) return [];
  const { theme } = paper;
  const year = captureYear(catalog);
  // In a list of the user's own, the snapshot may have the same category as the entry has now, which the title shows already.
  const isSaid = year === '' && snapshot.category.join() === entry.category.join();
  const place = isSaid ? '' : joined(snapshot.category, ' / ', theme);
  const facts = snapshotTexts(entry, snapshot, place, theme.glyphs.star);
  if (facts.length === 0) return [];
  return section(year === '' ? 'Snapshot' : `In ${year}`, paragraph(dotted(facts, theme), paper, MUTED, 1), paper);
}

function checked({ entry, paper }: Drawn): readonly Line[] {
  return [[], ...paragraph(checkText(entry.statusAsOf ?? ''), paper, MUTED)];
}
