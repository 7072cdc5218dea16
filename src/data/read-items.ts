import {
  addressOf,
  flagOf,
  type Ids,
  idsOf,
  isAbsent,
  named,
  neededText,
  numberOf,
  objectOf,
  objectsOf,
  report,
  type Spot,
  textOf,
  textOrNull,
  textsOf,
  wordOf,
} from './read-fields.ts';
import { DEEPEST, idOf, parentAmong } from './read-ids.ts';
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
} from './types.ts';

/** What the items of a list may lead to. */
export type Known = { readonly ids: Ids; readonly hasMechanisms: boolean };

type Placed = (titles: readonly string[]) => readonly string[];

/** All entries. `placed` gives the titles of a category the form that the tree knows them by. */
export function readEntries(spots: readonly Spot[], known: Known, placed: Placed): readonly Entry[] {
  const categoryOf = categoryReader(placed);
  const entries: Entry[] = [];
  for (const spot of spots) {
    const parent = parentAmong(entries, spot, known.ids);
    const category = categoryOf(spot) ?? parent?.category ?? placed(NO_TITLES);
    entries.push(readEntry(spot, category, parent?.id ?? null, known));
  }
  return entries;
}

const NO_TITLES: readonly string[] = ['Uncategorized'];

/** Reads where entries stand. Most stand where another one does, and titles that were read once need not be read again. */
function categoryReader(placed: Placed): (spot: Spot) => readonly string[] | null {
  const read = new Map<string, readonly string[]>();
  return (spot) => {
    const key = keyOf(spot.object.category);
    const known = read.get(key);
    if (known !== undefined) return known;
    const titles = textsOf(spot, 'category');
    if (titles.length > DEEPEST) report(spot, 'category', () => `must have at most ${DEEPEST} titles`);
    if (titles.length === 0 || titles.length > DEEPEST) return null;
    const category = placed(titles);
    if (key !== '') read.set(key, category);
    return category;
  };
}

/** Titles as they are written; `''` when there are none, or something else is among them. */
function keyOf(category: unknown): string {
  if (!Array.isArray(category)) return '';
  for (const title of category) if (typeof title !== 'string') return '';
  return category.join('\0');
}

function readEntry(spot: Spot, category: readonly string[], parent: string | null, known: Known): Entry {
  const name = neededText(spot, 'name');
  const url = addressOf(spot, 'url');
  return {
    id: idOf(spot),
    name,
    aliases: textsOf(spot, 'aliases'),
    url,
    category,
    kind: wordOf(spot, 'kind', KINDS),
    summary: textOf(spot, 'summary'),
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
  const text = textOf(spot, 'text');
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

export function readMeasure(spot: Spot, ids: Ids): Measure {
  return {
    id: idOf(spot),
    level: readLevel(spot),
    levelTitle: textOf(spot, 'levelTitle'),
    subject: neededText(spot, 'subject'),
    problem: textOf(spot, 'problem'),
    mitigation: textOf(spot, 'mitigation'),
    mechanisms: idsOf(spot, 'mechanisms', 'mechanisms', ids),
    details: objectsOf(spot, 'details', readDetails),
    related: idsOf(spot, 'related', 'entries', ids),
    changed: textsOf(spot, 'changed'),
    sources: objectsOf(spot, 'sources', readLink),
  };
}

function readLevel(spot: Spot): Level {
  const value = spot.object.level;
  const level = LEVELS.find((known) => known === value);
  if (level === undefined) {
    report(spot, 'level', () =>
      isAbsent(value) ? 'is missing' : `must be one of ${LEVELS.join(', ')}, not ${named(value)}`,
    );
  }
  return level ?? LEVELS[0];
}

export function readMechanism(spot: Spot): Mechanism {
  return {
    id: idOf(spot),
    name: neededText(spot, 'name'),
    aliases: textsOf(spot, 'aliases'),
    url: addressOf(spot, 'url'),
    summary: textOf(spot, 'summary'),
    sinceKernel: textOrNull(spot, 'sinceKernel'),
    covers: textOrNull(spot, 'covers'),
    doesNotCover: objectsOf(spot, 'doesNotCover', readDetails),
    changed: textsOf(spot, 'changed'),
    sources: objectsOf(spot, 'sources', readLink),
    listedIn2016: flagOf(spot, 'listedIn2016'),
  };
}

function readDetails(spot: Spot): DetailList {
  return {
    title: neededText(spot, 'title'),
    text: textOrNull(spot, 'text'),
    items: objectsOf(spot, 'items', (item) => ({
      name: neededText(item, 'name'),
      meaning: textOrNull(item, 'meaning'),
    })),
  };
}
