import { categoryPath, type Subject } from '../../data/tree.ts';
import type { DetailList, Entry, Measure, Mechanism, SecurityNote } from '../../data/types.ts';
import type { Vulnerability } from '../../data/vulnerabilities.ts';

/** The parts of an item that contain text, in the order in which a reader would look at them. */
export type Zone = 'name' | 'alias' | 'category' | 'fact' | 'mechanism' | 'summary' | 'note' | 'address' | 'words';

/** A zone, what the detail prints in addition, or how an item is related to the one that the query names. */
export type Place = Zone | 'detail' | 'kin';

export type PlacedText = { readonly place: Place; readonly text: string };

/** The names of mechanisms by id, for items that only have the ids. */
export type MechanismNames = ReadonlyMap<string, string>;

/** Returns the name of an item, followed by its other names. */
export function namesOf(subject: Subject): readonly string[] {
  switch (subject.kind) {
    case 'entry':
      return [subject.entry.name, ...subject.entry.aliases];
    case 'mechanism':
      return [subject.mechanism.name, ...subject.mechanism.aliases];
    case 'measure':
      return [subject.measure.subject, ...levelNames(subject.measure)];
    case 'vulnerability':
      return [...subject.vulnerability.ids, ...nicknames(subject.vulnerability)];
    default:
      return [];
  }
}

/** Returns what people type to see the measures of a level. */
const levelNames = ({ level }: Measure): readonly string[] => [`level ${level}`, `hardening level ${level}`];

/** Receives a text, and the zone that it is in. */
export type VisitText = (zone: Zone, text: string) => void;

/** Visits all texts of an item that a query can find; making a list of them costs more than reading them. */
export function eachText(subject: Subject, mechanisms: MechanismNames, visit: VisitText): void {
  for (const [at, name] of namesOf(subject).entries()) visit(at === 0 ? 'name' : 'alias', name);
  for (const title of categoryPath(subject)) visit('category', title);
  switch (subject.kind) {
    case 'entry':
      eachTextOfEntry(subject.entry, mechanisms, visit);
      break;
    case 'mechanism':
      eachTextOfMechanism(subject.mechanism, visit);
      for (const sentence of subject.mechanism.changed) visit('note', sentence);
      break;
    case 'measure':
      eachTextOfMeasure(subject.measure, mechanisms, visit);
      for (const sentence of subject.measure.changed) visit('note', sentence);
      break;
  }
  for (const phrase of askedWords(subject)) visit('words', phrase);
}

/** Returns the kind of an entry, `''` if that is not known. */
export const kindOf = (subject: Subject): string => (subject.kind === 'entry' ? (subject.entry.kind ?? '') : '');

/** Returns the words by which people search for an item without knowing its name. */
export function askedWords(subject: Subject): readonly string[] {
  switch (subject.kind) {
    case 'entry':
      return subject.entry.words;
    case 'mechanism':
      return subject.mechanism.words;
    case 'measure':
      return subject.measure.words;
    default:
      return NONE;
  }
}

const NONE: readonly string[] = [];

/** Returns what an item is, in a sentence or two. */
export function itemSummary(subject: Subject): string {
  switch (subject.kind) {
    case 'entry':
      return subject.entry.summary;
    case 'mechanism':
      return subject.mechanism.summary;
    case 'vulnerability':
      return subject.vulnerability.notes[0]?.note.text ?? '';
    case 'measure':
      return `${subject.measure.problem} ${subject.measure.mitigation}`;
    default:
      return '';
  }
}

const known = new WeakMap<Subject, readonly string[]>();

/** Returns the passages about an item, its summary and its notes, each with its name in front. */
export function passagesOf(subject: Subject): readonly string[] {
  const before = known.get(subject);
  if (before !== undefined) return before;
  const [name = ''] = namesOf(subject);
  const passages = [itemSummary(subject), ...notesOf(subject)].map((text) => `${name} ${text}`);
  known.set(subject, passages);
  return passages;
}

function notesOf(subject: Subject): readonly string[] {
  switch (subject.kind) {
    case 'entry':
      return subject.entry.notes.map(({ text }) => text);
    case 'mechanism':
      return subject.mechanism.notes.map(({ text }) => text);
    default:
      return NONE;
  }
}

/** Returns all texts of an item as a list, or the first `most` of them. */
export function searchableTexts(subject: Subject, mechanisms: MechanismNames, most = Infinity): readonly PlacedText[] {
  const texts: PlacedText[] = [];
  eachText(subject, mechanisms, (place, text) => {
    if (texts.length < most) texts.push({ place, text });
  });
  return texts;
}

function eachTextOfEntry(entry: Entry, mechanisms: MechanismNames, visit: VisitText): void {
  const { kind, language, license, status, rootless, summary, notes, url } = entry;
  if (kind) visit('fact', kind);
  if (language) visit('fact', language);
  if (license) visit('fact', license);
  if (status) visit('fact', status);
  if (rootless === 'yes' || rootless === 'partial') visit('fact', 'rootless');
  for (const id of entry.mechanisms) visit('mechanism', mechanisms.get(id) ?? id);
  for (const id of entry.mechanismsByOption) visit('mechanism', mechanisms.get(id) ?? id);
  visit('summary', summary);
  for (const note of notes) eachTextOfNote(note, visit);
  visit('address', projectName(url));
}

function eachTextOfNote({ ids, nickname, impact, text, component, fixed }: SecurityNote, visit: VisitText): void {
  for (const id of ids) visit('note', id);
  if (impact) visit('note', impact);
  if (nickname) visit('note', nickname);
  visit('note', text);
  if (component) visit('note', component);
  for (const release of fixed) visit('note', release);
}

const nicknames = ({ nickname }: Vulnerability): readonly string[] => (nickname === null ? [] : [nickname]);

function eachTextOfMeasure(measure: Measure, mechanisms: MechanismNames, visit: VisitText): void {
  for (const id of measure.mechanisms) visit('mechanism', mechanisms.get(id) ?? id);
  visit('summary', measure.problem);
  visit('summary', measure.mitigation);
  eachTextOfTables(measure.details, visit);
  for (const { text, remark } of measure.flags) {
    visit('note', text);
    if (remark) visit('note', remark);
  }
}

function eachTextOfMechanism(mechanism: Mechanism, visit: VisitText): void {
  const { summary, sinceKernel, covers, doesNotCover, notes } = mechanism;
  visit('summary', summary);
  if (sinceKernel) visit('fact', sinceKernel);
  if (covers) visit('note', covers);
  eachTextOfTables(doesNotCover, visit);
  for (const note of notes) eachTextOfNote(note, visit);
}

/**
 * Visits the texts of tables. The names in a table are what a measure or a mechanism is about; what is said about them are notes.
 */
function eachTextOfTables(tables: readonly DetailList[], visit: VisitText): void {
  for (const { title, text, items } of tables) {
    visit('summary', title);
    if (text) visit('note', text);
    for (const { name, meaning, remark } of items) {
      visit('fact', name);
      if (meaning) visit('note', meaning);
      if (remark) visit('note', remark);
    }
  }
}

const FORGE = /^(?:https?:\/\/)?(?:www\.)?(?:github|gitlab|codeberg|bitbucket)\.(?:com|org)\/[^/]+\/([^/#?]+)/i;
const HOST = /^https?:\/\/(?:www\.)?([^/:?#]+)/i;
const SAYS_NOTHING = /\.(?:com|org|io|net|dev|github|gitlab|blogspot|medium|wordpress)\b/gi;

/** Whether a text is an address: of any page if it has a scheme, or of a repository even without one. */
export const isAddress = (text: string): boolean => /^https?:\/\/[^/]/i.test(text) || FORGE.test(text);

/** Returns what an address says about a project: the name of its repository, or else of its site. */
export function projectName(url: string): string {
  return FORGE.exec(url)?.[1] ?? HOST.exec(url)?.[1]?.replace(SAYS_NOTHING, ' ').trim() ?? '';
}
