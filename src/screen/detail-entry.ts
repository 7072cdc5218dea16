import {
  type Catalog,
  type Entry,
  type Link,
  SEVERITIES,
  type SecurityNote,
  type Severity,
  type Status,
} from '../data/types.ts';
import {
  type Document,
  dotted,
  listing,
  litSpans,
  NO_BREAK,
  type Paper,
  paragraph,
  section,
  withLinks,
} from './document.ts';
import { BOLD, type Line, lineWidth, MUTED, type Span, span, spread, type Tone } from './line.ts';
import { widthOf } from './text.ts';

const STATUS_TONE: Readonly<Record<Status, Tone>> = {
  active: 'good',
  maintenance: 'warn',
  archived: 'bad',
  superseded: 'bad',
  discontinued: 'bad',
  moved: 'warn',
  unknown: 'muted',
};

const SEVERITY_TONE: Readonly<Record<Severity, Tone>> = {
  critical: 'bad',
  caution: 'warn',
  info: 'muted',
  good: 'good',
};

/** The sign of a status in its tone; a blank for a status that nobody has established. */
export function statusSign(status: Status | null, { theme }: Pick<Paper, 'theme'>): Span {
  return status ? span(theme.glyphs.status[status], { tone: STATUS_TONE[status] }) : span(' ');
}

/** An entry in the order of a reader's questions: what it is, whether to trust it, where to go, what it was. */
export function entryDocument(entry: Entry, catalog: Catalog, paper: Paper): Document {
  const body = [
    ...title(entry, paper),
    [],
    ...paragraph(entry.summary, paper),
    ...isolation(entry, catalog, paper),
    ...securityNotes(gravestFirst(entry.notes), paper),
  ];
  const after = [...relatives(entry, catalog, paper), ...history(entry, catalog, paper)];
  return withLinks(body, linksOf(entry), after, paper);
}

/** The entry's own page first, then the other pages, then the sources of its notes; each address once. */
export function linksOf(entry: Entry): readonly Link[] {
  const sources = gravestFirst(entry.notes).map(({ cve, source }) => ({
    title: cve ? `source: ${cve}` : 'source of a note',
    url: source,
  }));
  const all = [{ title: entry.name, url: entry.url }, ...entry.links, ...sources];
  return all.filter(({ url }, index) => all.findIndex((other) => other.url === url) === index);
}

function title(entry: Entry, paper: Paper): readonly Line[] {
  const { glyphs } = paper.theme;
  const status = entry.status
    ? [
        statusSign(entry.status, paper),
        span(` ${entry.status}`, statusStyle(entry.status)),
        span(entry.statusAsOf ? ` ${entry.statusAsOf}` : '', MUTED),
      ]
    : [];
  const facts = [entry.category.join(' / '), entry.kind, entry.language, entry.license, entry.since?.toString()];
  const aliases = entry.aliases.length > 0 ? paragraph(`also ${entry.aliases.join(', ')}`, paper, MUTED) : [];
  return [
    spread(litSpans(entry.name, BOLD, paper.lit), status, paper.width, glyphs.ellipsis),
    ...paragraph(dotted(facts, paper.theme), paper, MUTED),
    ...aliases,
  ];
}

const statusStyle = (status: Status) => ({ tone: STATUS_TONE[status] });

function isolation(entry: Entry, catalog: Catalog, paper: Paper): readonly Line[] {
  const names = entry.mechanisms.map((id) => catalog.mechanisms.find((mechanism) => mechanism.id === id)?.name ?? id);
  const rootless = entry.rootless ? `rootless: ${entry.rootless}` : '';
  if (names.length === 0 && rootless !== '') return section('Isolation', paragraph(rootless, paper, MUTED, 1), paper);
  return section('Isolation', listing(names, paper), paper, rootless);
}

/** The gravest first, and of those the newest: what a reader must know before anything else. */
function gravestFirst(notes: readonly SecurityNote[]): readonly SecurityNote[] {
  const rank = ({ severity }: SecurityNote) => SEVERITIES.indexOf(severity);
  return [...notes].sort((a, b) => rank(a) - rank(b) || (b.year ?? 0) - (a.year ?? 0));
}

function securityNotes(notes: readonly SecurityNote[], paper: Paper): readonly Line[] {
  const lines = notes.flatMap((note) => noteLines(note, paper));
  return section('Security notes', lines, paper, String(notes.length));
}

/** The severity stands as a sign and as a word: colour alone says nothing. A CVE's number already tells the year. */
function noteLines(note: SecurityNote, paper: Paper): readonly Line[] {
  const { glyphs } = paper.theme;
  const year = note.cve ? null : note.year?.toString();
  const facts = [note.severity, year, note.fixedIn ? `fixed in ${note.fixedIn}` : null];
  const cve = note.cve ? [...litSpans(note.cve, BOLD, paper.lit), span('  ')] : [];
  const sign = span(` ${glyphs.severity[note.severity]} `, { tone: SEVERITY_TONE[note.severity] });
  const remark = dotted(facts, paper.theme);
  const heading = [sign, ...cve];
  const fits = lineWidth(heading) + widthOf(remark) <= paper.width;
  const first = fits
    ? [[...heading, span(remark.replaceAll(NO_BREAK, ' '), MUTED)]]
    : [heading, ...paragraph(remark, paper, MUTED, 3)];
  return [...first, ...paragraph(note.text, paper, {}, 3)];
}

function relatives(entry: Entry, catalog: Catalog, paper: Paper): readonly Line[] {
  const names = (ids: readonly string[]) =>
    ids.map((id) => catalog.entries.find((other) => other.id === id)?.name ?? id);
  const children = catalog.entries.filter(({ parent }) => parent === entry.id).map(({ name }) => name);
  const measures = catalog.measures.filter(({ related }) => related.includes(entry.id));
  return [
    ...section(
      'Holds',
      children.flatMap((name) => paragraph(name, paper, {}, 1)),
      paper,
    ),
    ...section('Succeeded by', listing(names(entry.successors), paper), paper),
    ...section('Related', listing(names(entry.related), paper), paper),
    ...section(
      'In the hardening guide',
      measures.flatMap(({ level, subject }) => paragraph(`level ${level}: ${subject}`, paper, {}, 1)),
      paper,
    ),
  ];
}

function history(entry: Entry, catalog: Catalog, paper: Paper): readonly Line[] {
  const { snapshot } = entry;
  if (!snapshot) return [];
  const { glyphs } = paper.theme;
  const facts = [
    snapshot.stars === null ? null : `${glyphs.star} ${grouped(snapshot.stars)}`,
    snapshot.pushedDaysAgo === null ? null : `pushed ${days(snapshot.pushedDaysAgo)} before`,
    `listed under ${snapshot.category.join(' / ')}`,
    snapshot.name === entry.name ? null : `as ${snapshot.name}`,
    snapshot.url === entry.url ? null : `at ${snapshot.url}`,
  ];
  return section(`In ${catalog.capturedOn.slice(0, 4)}`, paragraph(dotted(facts, paper.theme), paper, MUTED, 1), paper);
}

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);

/** A number with a comma at each thousand. Node's own way reads the tables of all languages first, in 10 ms. */
function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
