import { captureYear, findRelations, type Relations } from '../../data/relations.ts';
import { hasEnded } from '../../data/status.ts';
import type { Boundary, Catalog, Entry, Kind, Link } from '../../data/types.ts';
import {
  type DetailStyle,
  dotted,
  highlightedSpans,
  joined,
  listing,
  paragraph,
  section,
} from '../../screen/document.ts';
import { BOLD, type Line, MUTED, rowText, span, spread } from '../../screen/line.ts';
import { type Document, type Leads, type Links, listLinks, withLinks } from '../../screen/links.ts';
import { statusSign, statusTone } from '../../screen/status.ts';
import { entryLeads, measureLeads, relatedLeads } from './leads.ts';
import { foundFirst, gravestFirst, isFoundNote, notesSection, sourceTitle } from './notes.ts';
import { wordLines } from './words.ts';

const TO_READ = 'Not applicable: it is something to read.';
const ABOUT_CONTAINERS = 'None of its own: it relies on the runtime of the containers that it works on.';
const NOT_RECORDED = 'Not recorded.';

/** Why entries of some kinds have no mechanism; of all other kinds nothing is recorded. */
const NO_ISOLATION = {
  orchestrator: ABOUT_CONTAINERS,
  scanner: ABOUT_CONTAINERS,
  'policy tool': ABOUT_CONTAINERS,
  specification: 'None of its own: it specifies what others implement.',
  foundation: 'Not applicable: a foundation runs nothing.',
  cloud: 'Not recorded: it depends on the provider.',
  dashboard: ABOUT_CONTAINERS,
  'image tool': ABOUT_CONTAINERS,
  'base image': ABOUT_CONTAINERS,
  registry: ABOUT_CONTAINERS,
  storage: ABOUT_CONTAINERS,
  'network tool': ABOUT_CONTAINERS,
  monitor: ABOUT_CONTAINERS,
  'signing tool': ABOUT_CONTAINERS,
  guide: TO_READ,
  article: TO_READ,
  slides: TO_READ,
  discussion: TO_READ,
  blog: TO_READ,
  book: TO_READ,
  talk: 'Not applicable: it is a talk.',
  list: TO_READ,
} as const satisfies Partial<Record<Kind, string>>;

/** By any word: a kind of a reader's own list may be called `constructor`. */
const REASONS: ReadonlyMap<string, string> = new Map(Object.entries(NO_ISOLATION));

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
  { applies: () => true, lines: ({ entry, paper }) => [[], ...paragraph(entry.summary, paper)] },
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
  const status = entry.status
    ? [
        statusSign(entry.status, paper),
        span(` ${rowText(entry.status, ellipsis)}`, { tone: statusTone(entry.status) }),
        span(entry.statusSince ? ` ${rowText(`since ${entry.statusSince}`, ellipsis)}` : '', MUTED),
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
function succession({ status, successors }: Entry, { entriesById }: Relations, paper: DetailStyle): readonly Line[] {
  if (successors.length === 0 || !hasEnded(status)) return [];
  const names = joined(
    entriesById(successors).map(({ name }) => name),
    ', ',
    paper.theme,
  );
  return paragraph(`${paper.theme.glyphs.arrow} replaced by ${names} (>)`, paper, { tone: 'warn' });
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

const BOUNDARY_WORDS: Readonly<Record<Boundary, string>> = {
  'shared kernel': 'Shares the kernel of the host.',
  'kernel in user space': 'Has a kernel of its own, in user space.',
  'own kernel in a VM': 'Has a kernel of its own, in a virtual machine.',
};

/** An empty list has its reason: what one reads isolates nothing, and most tools look at containers or make them. */
function isolation({ entry, relations, paper }: Drawn): readonly Line[] {
  const rootless = entry.rootless ? `rootless: ${entry.rootless}` : '';
  const ways = mechanismLines(entry, relations, paper);
  if (ways.length > 0) return section('Isolation', ways, paper, rootless);
  const reason = REASONS.get(entry.kind ?? '') ?? NOT_RECORDED;
  return section('Isolation', paragraph(reason, paper, MUTED, 1), paper, rootless);
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
  if (!snapshot) return [];
  const { glyphs } = paper.theme;
  const facts = [
    snapshot.stars === null ? null : `${glyphs.star} ${grouped(snapshot.stars)}`,
    snapshot.pushedDaysAgo === null ? null : `pushed ${days(snapshot.pushedDaysAgo)} before`,
    `listed under ${joined(snapshot.category, ' / ', paper.theme)}`,
    snapshot.name === entry.name ? null : `as ${snapshot.name}`,
    snapshot.url === entry.url ? null : `at ${snapshot.url}`,
  ];
  const year = captureYear(catalog);
  return section(
    year === '' ? 'Snapshot' : `In ${year}`,
    paragraph(dotted(facts, paper.theme), paper, MUTED, 1),
    paper,
  );
}

function checked({ entry, paper }: Drawn): readonly Line[] {
  return [[], ...paragraph(`Status checked in ${entry.statusAsOf}.`, paper, MUTED)];
}

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);

/** A number with a comma at each thousand. Node's own way reads the tables of all languages first, in 10 ms. */
function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
