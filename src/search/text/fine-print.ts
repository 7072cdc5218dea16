import { findCarriers } from '../../data/carriers.ts';
import { groupFor } from '../../data/group.ts';
import { descentFrom } from '../../data/layers.ts';
import { findRelations, type Relations } from '../../data/relations.ts';
import { rememberLast } from '../../data/remember.ts';
import {
  addressInShort,
  BOUNDARY_WORDS,
  checkText,
  fixText,
  hasIsolation,
  isPlainNote,
  noIsolationText,
  noteOpening,
  noteWord,
  publicationText,
  ratingText,
  snapshotTexts,
  sourceTitle,
  successionText,
  TOOL_NAMES,
} from '../../data/sentences.ts';
import { categoryPath, type Subject, type TreeNode } from '../../data/tree.ts';
import {
  type Catalog,
  type Entry,
  type Measure,
  type Mechanism,
  RELATION_TYPES,
  type SecurityNote,
} from '../../data/types.ts';
import { findVulnerabilities, isEntry, touchedNames, type Vulnerability } from '../../data/vulnerabilities.ts';

/**
 * Visits what the detail of an item prints in addition to its own texts: addresses, sources, ratings and dates, and what the item
 * belongs to. A query finds it if few items contain it; see `match/fine-print.ts`.
 */
export type EachLine = (subject: Subject, visit: (line: string) => void) => void;

/** The part of a catalog from which the lines are made. */
export type Listed = Pick<Catalog, 'entries' | 'measures' | 'mechanisms' | 'flaws'>;

/**
 * Returns the entries, measures and mechanisms among some items. The kinds of flaws, and what helps against them, are not items.
 */
export function listedIn(items: ReadonlyMap<string, TreeNode>): Listed {
  const subjects = [...items.values()].map(({ subject }) => subject);
  return {
    entries: subjects.flatMap((subject) => (subject.kind === 'entry' ? [subject.entry] : [])),
    measures: subjects.flatMap((subject) => (subject.kind === 'measure' ? [subject.measure] : [])),
    mechanisms: subjects.flatMap((subject) => (subject.kind === 'mechanism' ? [subject.mechanism] : [])),
    flaws: [],
  };
}

/** Creates a function that visits the fine print of an item, one text for each printed line. */
export function createFinePrint(catalog: Listed): EachLine {
  const relations = findRelations(catalog);
  return (subject, visit) => {
    switch (subject.kind) {
      case 'entry':
        return eachLineOfEntry(subject.entry, relations, visit);
      case 'measure':
        return eachLineOfMeasure(subject.measure, relations, visit);
      case 'mechanism':
        return eachLineOfMechanism(subject.mechanism, relations, visit);
      case 'vulnerability':
        return eachLineOfVulnerability(subject.vulnerability, catalog, relations, visit);
    }
  };
}

type Visit = (line: string) => void;

function eachLineOfEntry(entry: Entry, relations: Relations, visit: Visit): void {
  eachFact(entry, relations, visit);
  for (const note of entry.notes) eachLineOfNote(note, visit);
  visit(shownAddress(entry.url));
  for (const link of entry.links) eachLineOfLink(link, visit);
  eachEntry(relations.entriesById(entry.successors), visit);
  eachEntry(relations.childrenOf(entry.id), visit);
  eachEntry(relations.predecessorsOf(entry.id), visit);
  for (const type of RELATION_TYPES) {
    eachEntry(relations.namedBy(entry, type), visit);
    eachEntry(relations.naming(entry.id, type), visit);
  }
  eachEntry(relations.entriesById(entry.related), visit);
  eachMeasure(relations.measuresFor(entry.id), visit);
  eachLayer(entry, relations, visit);
  const { snapshot } = entry;
  if (snapshot !== null) visit(snapshotTexts(entry, snapshot, snapshot.category.join(' / '), '').join(', '));
  if (entry.statusAsOf !== null) visit(checkText(entry.statusAsOf));
  eachAskedWord(entry.words, visit);
}

function eachLayer(entry: Entry, relations: Relations, visit: Visit): void {
  const descent = descentFrom(entry, relations);
  if (descent === null) return;
  if (descent.above !== '') visit(descent.above);
  for (const { layer, how, remarks } of descent.steps) {
    if (layer.how !== null) visit(layer.entry.name);
    if (how !== '') visit(how);
    for (const remark of remarks) visit(remark);
  }
  for (const words of descent.kernel ?? []) visit(words);
}

function eachFact(entry: Entry, relations: Relations, visit: Visit): void {
  const { kind, language, license, since, status, statusSince, boundary, rootless } = entry;
  if (status !== null && statusSince !== null) visit(`${status} since ${statusSince}`);
  visit(facts(categoryPath({ kind: 'entry', entry }).join(' / '), kind, language, license, since));
  eachAlias(entry.aliases, visit);
  const succession = successionText(entry, namesOf(relations.entriesById(entry.successors)));
  if (succession !== null) visit(succession);
  if (boundary !== null) visit(BOUNDARY_WORDS[boundary]);
  if (rootless !== null) visit(`rootless: ${rootless}`);
  const { mechanisms, mechanismsByOption, mechanismsNot } = entry;
  for (const [words, ids] of [
    ['uses: ', mechanisms],
    ['by option: ', mechanismsByOption],
    ['not: ', mechanismsNot],
  ] as const) {
    if (ids.length > 0) visit(words + ids.map(relations.mechanismName).join(', '));
  }
  if (relations.knowsIsolation() && !hasIsolation(entry)) visit(noIsolationText(entry));
}

function eachLineOfNote(note: SecurityNote, visit: Visit): void {
  const [id] = note.ids;
  visit(facts(id, note.nickname, noteWord(note), ratingText(note), publicationText(note)));
  // The first word of the note is in the same row.
  if (isPlainNote(note)) visit(`${noteOpening(note)}${note.text.split(' ', 1).join('')}`);
  const fix = fixText(note);
  if (fix !== '') visit(fix);
  visit(addressInShort(shownAddress(note.source), '...'));
  visit(shownAddress(note.source));
  visit(sourceTitle(note.ids));
}

function eachLineOfMeasure(measure: Measure, relations: Relations, visit: Visit): void {
  visit(facts('Hardening guide', `level ${measure.level}: ${measure.levelTitle}`));
  for (const { tool, text } of measure.flags) visit(`${TOOL_NAMES[tool]} ${text}`);
  for (const link of measure.sources) eachLineOfLink(link, visit);
  for (const { name } of relations.mechanismsById(measure.mechanisms)) visit(name);
  eachEntry(relations.entriesById(measure.related), visit);
  eachAskedWord(measure.words, visit);
}

function eachLineOfMechanism(mechanism: Mechanism, relations: Relations, visit: Visit): void {
  eachAlias(mechanism.aliases, visit);
  if (mechanism.sinceKernel !== null) visit(`Mechanisms since ${mechanism.sinceKernel}`);
  visit(shownAddress(mechanism.url));
  for (const note of mechanism.notes) eachLineOfNote(note, visit);
  for (const link of mechanism.sources) eachLineOfLink(link, visit);
  eachMeasure(relations.measuresWith(mechanism.id), visit);
  eachEntry(relations.usersOf(mechanism.id), visit);
  eachAskedWord(mechanism.words, visit);
}

function eachLineOfVulnerability(
  vulnerability: Vulnerability,
  catalog: Listed,
  relations: Relations,
  visit: Visit,
): void {
  const { id, ids, impact, published, notes } = vulnerability;
  visit(facts(id, impact ?? 'vulnerability'));
  visit(facts(ratingText(vulnerability) ?? 'no rating recorded', published === '' ? null : `published ${published}`));
  eachAlias(ids.slice(1), visit);
  for (const { item, note } of notes) {
    visit(`${item.name} ${fixText(note).replace(/^fixed in /, '')}`);
    if (note.introduced !== null) visit(`affected since ${note.introduced}`);
    visit(`${item.name}: ${note.text}`);
    eachLineOfLink({ title: `source: ${item.name}`, url: note.source }, visit);
    visit(facts(item.name, isEntry(item) ? item.kind : null));
  }
  for (const { entry, how, of } of findCarriers(vulnerability, catalog)) visit(`${entry.name} ${how} ${of.name}`);
  const flaw = catalog.flaws.find((one) => one.id === vulnerability.flaw);
  if (flaw === undefined) return;
  visit(flaw.title);
  if (flaw.helps !== null) visit(flaw.helps);
  eachMeasure(relations.measuresById(flaw.measures), visit);
  for (const { name } of relations.mechanismsById(flaw.mechanisms)) visit(name);
  for (const line of linesByFlaw(catalog).get(flaw.id) ?? []) visit(line);
}

/** Lists the vulnerabilities of each kind of flaw, each with the items that it is in. */
const linesByFlaw = rememberLast((catalog: Listed): ReadonlyMap<string, readonly string[]> => {
  const lines = new Map<string, string[]>();
  for (const vulnerability of findVulnerabilities(catalog)) {
    if (vulnerability.flaw === null) continue;
    const line = `${vulnerability.id} ${touchedNames(vulnerability)}`;
    groupFor(lines, vulnerability.flaw).push(line);
  }
  return lines;
});

function eachAlias(aliases: readonly string[], visit: Visit): void {
  if (aliases.length > 0) visit(`also ${aliases.join(', ')}`);
}

function eachAskedWord(words: readonly string[], visit: Visit): void {
  if (words.length > 0) visit(`Also searched as: ${words.join(', ')}`);
}

function eachLineOfLink({ title, url }: { readonly title: string; readonly url: string }, visit: Visit): void {
  visit(shownAddress(url));
  visit(title);
}

function eachEntry(entries: readonly Entry[], visit: Visit): void {
  for (const { name, kind } of entries) visit(facts(name, kind));
}

function eachMeasure(measures: readonly Measure[], visit: Visit): void {
  for (const { subject, level } of measures) visit(`${subject} level ${level}`);
}

const namesOf = (entries: readonly Entry[]): string => entries.map(({ name }) => name).join(', ');

/** Joins the facts that are known into one line. */
const facts = (...known: readonly (string | number | null | undefined)[]): string =>
  known.filter((fact) => fact !== null && fact !== undefined && fact !== '').join(', ');

/** Returns an address as it is shown: without its scheme, and without a slash at its end. */
const shownAddress = (url: string): string => url.replace(/^https?:\/\//i, '').replace(/\/$/, '');
