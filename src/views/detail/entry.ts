import { captureYear, findRelations, type Relations } from '../../data/relations.ts';
import { hasEnded } from '../../data/status.ts';
import {
  type Catalog,
  type Entry,
  type Kind,
  type Link,
  SEVERITIES,
  type SecurityNote,
  type Severity,
} from '../../data/types.ts';
import {
  type DetailStyle,
  type Document,
  dotted,
  highlightedSpans,
  joined,
  type Leads,
  linesOfEach,
  listing,
  listLinks,
  NO_BREAK,
  paragraph,
  section,
  withLinks,
} from '../../screen/document.ts';
import { BOLD, type Line, lineWidthUpTo, MUTED, rowText, span, spread, type Tone } from '../../screen/line.ts';
import { statusSign, statusTone } from '../../screen/status.ts';
import { widthUpTo } from '../../text/width.ts';
import { entryLeads, measureLeads } from './leads.ts';

const SEVERITY_TONE: Readonly<Record<Severity, Tone>> = {
  critical: 'bad',
  caution: 'warn',
  info: 'muted',
  good: 'good',
};

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
const ABOVE_LINKS: readonly Section[] = [
  { applies: () => true, lines: title },
  { applies: () => true, lines: ({ entry, paper }) => [[], ...paragraph(entry.summary, paper)] },
  { applies: ({ relations }) => relations.knowsIsolation(), lines: isolation },
  { applies: ({ relations }) => relations.knowsNotes(), lines: securityNotes },
];

/** And, where the links and leads have said where to go: what it was. */
const BELOW_LINKS: readonly Section[] = [{ applies: () => true, lines: history }];

/** The detail of an entry. */
export function entryDocument(entry: Entry, catalog: Catalog, paper: DetailStyle): Document {
  const drawn = { entry, catalog, relations: findRelations(catalog), paper };
  const linesOf = (sections: readonly Section[]) =>
    sections.flatMap(({ applies, lines }) => (applies(drawn) ? lines(drawn) : []));
  const links = listLinks({ title: entry.name, url: entry.url }, otherLinks(entry));
  return withLinks(linesOf(ABOVE_LINKS), links, leadsOf(drawn), linesOf(BELOW_LINKS), paper);
}

/** The other pages, then the sources of the notes. */
function otherLinks(entry: Entry): readonly Link[] {
  const sources = gravestFirst(entry.notes).map(({ cve, source }) => ({
    title: cve ? `source: ${cve}` : 'source of a note',
    url: source,
  }));
  return [...entry.links, ...sources];
}

function title({ entry, relations, paper }: Drawn): readonly Line[] {
  const { theme } = paper;
  const { ellipsis } = theme.glyphs;
  const status = entry.status
    ? [
        statusSign(entry.status, paper),
        span(` ${rowText(entry.status, ellipsis)}`, { tone: statusTone(entry.status) }),
        span(entry.statusAsOf ? ` ${rowText(entry.statusAsOf, ellipsis)}` : '', MUTED),
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

/** A living project has alternatives, not successors. */
const succeeded = (status: string | null): string => (hasEnded(status) ? 'replaced by' : 'alternatives:');

/** Said at the top as well, because it answers the first question about a thing that is no more. */
function succession({ status, successors }: Entry, { entriesById }: Relations, paper: DetailStyle): readonly Line[] {
  if (successors.length === 0) return [];
  const names = joined(
    entriesById(successors).map(({ name }) => name),
    ', ',
    paper.theme,
  );
  return paragraph(`${paper.theme.glyphs.arrow} ${succeeded(status)} ${names} (>)`, paper, { tone: 'warn' });
}

/** An empty list has its reason: what one reads isolates nothing, and most tools look at containers or make them. */
function isolation({ entry, relations, paper }: Drawn): readonly Line[] {
  const rootless = entry.rootless ? `rootless: ${entry.rootless}` : '';
  if (entry.mechanisms.length > 0) {
    const used = entry.mechanisms.map(relations.mechanismName);
    return section('Isolation', listing(used, paper), paper, rootless);
  }
  const reason = REASONS.get(entry.kind ?? '') ?? NOT_RECORDED;
  return section('Isolation', paragraph(reason, paper, MUTED, 1), paper, rootless);
}

/** The gravest first, and of those the newest: what a reader must know before anything else. */
function gravestFirst(notes: readonly SecurityNote[]): readonly SecurityNote[] {
  const rank = ({ severity }: SecurityNote) => SEVERITIES.indexOf(severity);
  return [...notes].sort((a, b) => rank(a) - rank(b) || (b.year ?? 0) - (a.year ?? 0));
}

/** What was searched for comes before what is graver: it is what the reader wants to see. */
function foundFirst(notes: readonly SecurityNote[], { foundNotes }: DetailStyle): readonly SecurityNote[] {
  const isFound = ({ cve, text }: SecurityNote) => foundNotes.has(text) || (cve !== null && foundNotes.has(cve));
  return [...notes.filter(isFound), ...notes.filter((note) => !isFound(note))];
}

function securityNotes({ entry, paper }: Drawn): readonly Line[] {
  const notes = foundFirst(gravestFirst(entry.notes), paper);
  if (notes.length === 0) return section('Security notes', paragraph(NO_NOTES, paper, MUTED, 1), paper);
  const lines = linesOfEach(notes, (note) => noteLines(note, paper), paper);
  return section('Security notes', lines, paper, String(notes.length));
}

const NO_NOTES = 'None recorded. That does not mean that it is safe.';

/** The severity stands as a sign and as a word: colour alone says nothing. A CVE's number already tells the year. */
function noteLines(note: SecurityNote, paper: DetailStyle): readonly Line[] {
  const { glyphs } = paper.theme;
  const year = note.cve ? null : note.year?.toString();
  const facts = [note.severity, year, note.fixedIn ? `fixed in ${note.fixedIn}` : null];
  const cve = note.cve ? [...highlightedSpans(rowText(note.cve, glyphs.ellipsis), BOLD, paper.lit), span('  ')] : [];
  const sign = span(` ${glyphs.severity[note.severity]} `, { tone: SEVERITY_TONE[note.severity] });
  const remark = dotted(facts, paper.theme);
  const heading = [sign, ...cve];
  const room = paper.width - lineWidthUpTo(heading, paper.width);
  const fits = widthUpTo(remark, Math.max(0, room)) <= room;
  const first = fits
    ? [[...heading, span(remark.replaceAll(NO_BREAK, ' '), MUTED)]]
    : [heading, ...paragraph(remark, paper, MUTED, 3)];
  return [...first, ...paragraph(note.text, paper, {}, 3)];
}

/** What took its place first: a reader of a dead thing wants to go there. */
function leadsOf({ entry, relations, paper }: Drawn): readonly Leads[] {
  return [
    entryLeads(hasEnded(entry.status) ? 'Replaced by' : 'Alternatives', relations.entriesById(entry.successors), paper),
    entryLeads('Holds', relations.childrenOf(entry.id), paper),
    entryLeads('Replaces', relations.predecessorsOf(entry.id), paper),
    entryLeads('Related', relations.entriesById(entry.related), paper),
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

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);

/** A number with a comma at each thousand. Node's own way reads the tables of all languages first, in 10 ms. */
function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
