import {
  EMPTY_ENTRY,
  EMPTY_MEASURE,
  EMPTY_MECHANISM,
  ENTRY_FIELDS,
  type Field,
  MEASURE_FIELDS,
  MECHANISM_FIELDS,
} from '../../data/fields.ts';
import { DEEPEST } from '../../data/limits.ts';
import {
  type DetailList,
  type Entry,
  LEVELS,
  type Link,
  type Measure,
  type Mechanism,
  ROOTLESS,
  SEVERITIES,
  type SecurityNote,
  type Shapes,
  type Snapshot,
} from '../../data/types.ts';
import { isAbsent } from '../json.ts';
import { type Ids, leaveOut, named, reportCut, type Spot } from '../spot.ts';
import {
  addressOf,
  flagOf,
  idsOf,
  neededText,
  numberOf,
  objectOf,
  objectsOf,
  ownWordOf,
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

type PlaceTitles = (titles: readonly string[]) => readonly string[];

/** All entries. `placed` gives the titles of a category the form that the tree knows them by. */
export function readEntries(spots: readonly Spot[], known: Known, placed: PlaceTitles): readonly Entry[] {
  const categoryOf = categoryReader(placed);
  const nest = createNest<Entry>();
  return spots.map((spot) => {
    const parent = nest.parentOf(spot);
    const category = categoryOf(spot) ?? parent?.category ?? placed(NO_TITLES);
    const empty = { ...EMPTY_ENTRY, category, parent: parent?.id ?? null };
    const entry = readInto(empty, ENTRY_READERS, spot, known);
    nest.add(entry);
    return entry;
  });
}

const NO_TITLES: readonly string[] = ['Uncategorized'];

/** Reads where entries stand. Most stand where another one does, and titles that were read once need not be read again. */
function categoryReader(placed: PlaceTitles): (spot: Spot) => readonly string[] | null {
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

type ReadField<Value> = (spot: Spot, field: string, known: Known, item: Readonly<Record<string, unknown>>) => Value;

/** The shapes whose values depend on where an item is; they are known before the rest of it is read. */
type Placed = 'category' | 'parent' | 'level';

/** How a value of each shape is read. `item` is the item as far as it has been read. */
const READ: { readonly [Shape in Exclude<keyof Shapes, Placed>]: ReadField<Shapes[Shape]> } = {
  id: idOf,
  name: textOf,
  names: textsOf,
  address: addressOf,
  kind: ownWordOf,
  summary: proseOf,
  prose: proseOf,
  remark: proseOrNull,
  sentences: prosesOf,
  status: ownWordOf,
  month: textOrNull,
  year: numberOf,
  fact: textOrNull,
  kernel: textOrNull,
  flag: flagOf,
  // A list that describes no mechanisms can still name them.
  mechanisms: (spot, field, { ids, hasMechanisms }) =>
    hasMechanisms ? idsOf(spot, field, 'mechanisms', ids) : textsOf(spot, field),
  rootless: (spot, field) => wordOf(spot, field, ROOTLESS),
  notes: (spot, field) => objectsOf(spot, field, readNote),
  links: (spot, field) => objectsOf(spot, field, readLink),
  lists: (spot, field) => objectsOf(spot, field, readDetails),
  entries: (spot, field, { ids }) => idsOf(spot, field, 'entries', ids),
  snapshot: (spot, field, _known, item) => objectOf(spot, field, (then) => readSnapshot(then, item as Entry)),
};

type Reader = { readonly field: string; readonly read: ReadField<unknown> };

/** The readers of a table's fields. Names and addresses come first: endless aliases must not take up their room. */
function readersOf(fields: Readonly<Record<string, Field>>): readonly Reader[] {
  const readers = Object.entries(fields).flatMap(([field, { is }]) =>
    is in READ ? [{ field, is, read: READ[is as keyof typeof READ] as ReadField<unknown> }] : [],
  );
  const isFirst = ({ is }: Pick<Field, 'is'>) => is === 'name' || is === 'address';
  return [...readers.filter(isFirst), ...readers.filter((reader) => !isFirst(reader))];
}

const ENTRY_READERS = readersOf(ENTRY_FIELDS);
const MEASURE_READERS = readersOf(MEASURE_FIELDS);
const MECHANISM_READERS = readersOf(MECHANISM_FIELDS);

/** Reads the fields that are there into a new item, in which all others are empty already. */
function readInto<Item extends object>(item: Item, readers: readonly Reader[], spot: Spot, known: Known): Item {
  const values = item as Record<string, unknown>;
  for (const { field, read } of readers) {
    if (!isAbsent(spot.object[field])) values[field] = read(spot, field, known, values);
  }
  return item;
}

/** A measure; `null`, which is reported, when it does not say in which level it stands. */
export function readMeasure(spot: Spot, known: Known): Measure | null {
  const value = spot.object.level;
  const level = LEVELS.find((one) => one === value);
  if (level !== undefined) return readInto({ ...EMPTY_MEASURE, level }, MEASURE_READERS, spot, known);
  leaveOut(spot, 'level', () =>
    isAbsent(value) ? 'is missing' : `must be one of ${LEVELS.join(', ')}, not ${named(value)}`,
  );
  return null;
}

/** A mechanism, with all its fields. */
export function readMechanism(spot: Spot, known: Known): Mechanism {
  return readInto({ ...EMPTY_MECHANISM }, MECHANISM_READERS, spot, known);
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

function readDetails(spot: Spot): DetailList | null {
  const title = neededText(spot, 'title');
  if (title === '') return null;
  return { title, text: proseOrNull(spot, 'text'), items: objectsOf(spot, 'items', readDetail) };
}

function readDetail(spot: Spot): DetailList['items'][number] | null {
  const name = neededText(spot, 'name');
  return name === '' ? null : { name, meaning: proseOrNull(spot, 'meaning') };
}
