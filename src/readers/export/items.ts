import { DEEPEST } from '../../data/limits.ts';
import {
  type DetailList,
  type Entry,
  KINDS,
  LEVELS,
  type Level,
  type Link,
  type Measure,
  type Mechanism,
  ROOTLESS,
  SEVERITIES,
  type SecurityNote,
  type Snapshot,
  STATUSES,
} from '../../data/types.ts';
import { type Ids, isAbsent, leaveOut, named, reportCut, type Spot } from '../spot.ts';
import {
  addressOf,
  flagOf,
  idsOf,
  neededText,
  numberOf,
  objectOf,
  objectsOf,
  proseOf,
  proseOrNull,
  prosesOf,
  textOf,
  textOrNull,
  textsOf,
  wordOf,
} from './fields.ts';
import { createNest, idOf } from './ids.ts';

/** What the items of a list may lead to. */
export type Known = { readonly ids: Ids; readonly hasMechanisms: boolean };

type Placed = (titles: readonly string[]) => readonly string[];

/** All entries. `placed` gives the titles of a category the form that the tree knows them by. */
export function readEntries(spots: readonly Spot[], known: Known, placed: Placed): readonly Entry[] {
  const categoryOf = categoryReader(placed);
  const nest = createNest<Entry>();
  return spots.map((spot) => {
    const parent = nest.parentOf(spot);
    const category = categoryOf(spot) ?? parent?.category ?? placed(NO_TITLES);
    const entry = readEntry(spot, category, parent?.id ?? null, known);
    nest.add(entry);
    return entry;
  });
}

const NO_TITLES: readonly string[] = ['Uncategorized'];

/** Reads where entries stand. Most stand where another one does, and titles that were read once need not be read again. */
function categoryReader(placed: Placed): (spot: Spot) => readonly string[] | null {
  const read = new Map<string, readonly string[]>();
  return (spot) => {
    const key = keyOf(spot.object.category);
    const known = key === null ? undefined : read.get(key);
    if (known !== undefined) return known;
    const all = textsOf(spot, 'category');
    if (all.length > DEEPEST) reportCut(spot, 'category', () => `has more than ${DEEPEST} titles`);
    const titles = all.slice(0, DEEPEST);
    if (titles.length === 0) return null;
    const category = placed(titles);
    if (key !== null) read.set(key, category);
    return category;
  };
}

/** Longer titles are read each time: they are cut, which is counted. */
const LONGEST_KEY = 1_000;

/** Titles as they are written, in one text; `null` when they have to be read anew, because something is wrong with them. */
function keyOf(category: unknown): string | null {
  if (!Array.isArray(category) || category.length > DEEPEST) return null;
  let length = 0;
  for (const title of category) {
    if (typeof title !== 'string') return null;
    length += title.length;
  }
  return length > LONGEST_KEY ? null : JSON.stringify(category);
}

function readEntry(spot: Spot, category: readonly string[], parent: string | null, known: Known): Entry {
  const name = textOf(spot, 'name');
  const url = addressOf(spot, 'url');
  return {
    id: idOf(spot),
    name,
    aliases: textsOf(spot, 'aliases'),
    url,
    category,
    kind: wordOf(spot, 'kind', KINDS),
    summary: proseOf(spot, 'summary'),
    status: wordOf(spot, 'status', STATUSES),
    statusAsOf: textOrNull(spot, 'statusAsOf'),
    since: numberOf(spot, 'since'),
    license: textOrNull(spot, 'license'),
    language: textOrNull(spot, 'language'),
    mechanisms: usedMechanisms(spot, known),
    rootless: wordOf(spot, 'rootless', ROOTLESS),
    notes: objectsOf(spot, 'notes', readNote),
    links: objectsOf(spot, 'links', readLink),
    successors: idsOf(spot, 'successors', 'entries', known.ids),
    related: idsOf(spot, 'related', 'entries', known.ids),
    snapshot: objectOf(spot, 'snapshot', (then) => readSnapshot(then, { name, url, category })),
    parent,
  };
}

/** A list that describes no mechanisms can still name them. */
function usedMechanisms(spot: Spot, { ids, hasMechanisms }: Known): readonly string[] {
  return hasMechanisms ? idsOf(spot, 'mechanisms', 'mechanisms', ids) : textsOf(spot, 'mechanisms');
}

/** A note that says nothing is none; one that does not say how grave it is makes no alarm. */
function readNote(spot: Spot): SecurityNote | null {
  const text = proseOf(spot, 'text');
  const cve = textOrNull(spot, 'cve');
  const note = {
    severity: wordOf(spot, 'severity', SEVERITIES) ?? 'info',
    text,
    cve,
    year: numberOf(spot, 'year'),
    fixedIn: textOrNull(spot, 'fixedIn'),
    source: addressOf(spot, 'source'),
  };
  return text === '' && cve === null ? null : note;
}

/** A link that cannot be opened is none. */
function readLink(spot: Spot): Link | null {
  const url = addressOf(spot, 'url');
  const title = textOf(spot, 'title') || url;
  return url === '' ? null : { title, url };
}

/** As in the files of our own catalog, what is left out was then as it is now. */
function readSnapshot(spot: Spot, now: Pick<Snapshot, 'name' | 'url' | 'category'>): Snapshot {
  const category = textsOf(spot, 'category');
  return {
    name: textOf(spot, 'name') || now.name,
    url: addressOf(spot, 'url') || now.url,
    category: category.length > 0 ? category : now.category,
    stars: numberOf(spot, 'stars'),
    pushedDaysAgo: numberOf(spot, 'pushedDaysAgo'),
  };
}

/** A measure; `null`, which is said, when it does not say in which level it stands. */
export function readMeasure(spot: Spot, ids: Ids): Measure | null {
  const level = levelOf(spot);
  if (level === null) return null;
  return {
    id: idOf(spot),
    level,
    levelTitle: textOf(spot, 'levelTitle'),
    subject: textOf(spot, 'subject'),
    problem: proseOf(spot, 'problem'),
    mitigation: proseOf(spot, 'mitigation'),
    mechanisms: idsOf(spot, 'mechanisms', 'mechanisms', ids),
    details: objectsOf(spot, 'details', readDetails),
    related: idsOf(spot, 'related', 'entries', ids),
    changed: prosesOf(spot, 'changed'),
    sources: objectsOf(spot, 'sources', readLink),
  };
}

function levelOf(spot: Spot): Level | null {
  const value = spot.object.level;
  const level = LEVELS.find((known) => known === value);
  if (level !== undefined) return level;
  leaveOut(spot, 'level', () =>
    isAbsent(value) ? 'is missing' : `must be one of ${LEVELS.join(', ')}, not ${named(value)}`,
  );
  return null;
}

export function readMechanism(spot: Spot): Mechanism {
  return {
    id: idOf(spot),
    name: textOf(spot, 'name'),
    aliases: textsOf(spot, 'aliases'),
    url: addressOf(spot, 'url'),
    summary: proseOf(spot, 'summary'),
    sinceKernel: textOrNull(spot, 'sinceKernel'),
    covers: proseOrNull(spot, 'covers'),
    doesNotCover: objectsOf(spot, 'doesNotCover', readDetails),
    changed: prosesOf(spot, 'changed'),
    sources: objectsOf(spot, 'sources', readLink),
    listedIn2016: flagOf(spot, 'listedIn2016'),
  };
}

function readDetails(spot: Spot): DetailList | null {
  const title = neededText(spot, 'title');
  if (title === '') return null;
  return { title, text: proseOrNull(spot, 'text'), items: objectsOf(spot, 'items', readDetail) };
}

function readDetail(spot: Spot): DetailList['items'][number] | null {
  const name = neededText(spot, 'name');
  return name === '' ? null : { name, meaning: proseOrNull(spot, 'meaning') };
}
