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
  BOUNDARIES,
  type DetailItem,
  type DetailList,
  type Entry,
  LEVELS,
  type Link,
  type Measure,
  type Mechanism,
  ROOTLESS,
  type Shapes,
  type Snapshot,
  TOOLS,
  type ToolFlag,
} from '../../data/types.ts';
import { isAbsent } from '../json.ts';
import { type Ids, leaveOut, named, type ObjectPath, reportCut } from '../object-path.ts';
import {
  readAddress,
  readFlag,
  readIds,
  readNeededText,
  readNumber,
  readObject,
  readObjects,
  readOwnWord,
  readProse,
  readProseOrNull,
  readProses,
  readText,
  readTextOrNull,
  readTexts,
  readWord,
} from './fields.ts';
import { createParentIndex, readId } from './ids.ts';
import { readNote, readRelations } from './notes.ts';

/** The ids that the items of a list may refer to. */
export type Known = { readonly ids: Ids; readonly hasMechanisms: boolean };

type EnsurePath = (titles: readonly string[]) => readonly string[];

/** Reads all entries. `ensurePath` creates the categories that they name. */
export function readEntries(spots: readonly ObjectPath[], known: Known, ensurePath: EnsurePath): readonly Entry[] {
  const readCategory = createCategoryReader(ensurePath);
  const nest = createParentIndex<Entry>();
  return spots.map((spot) => {
    const parent = nest.parentOf(spot);
    const category = readCategory(spot) ?? parent?.category ?? ensurePath(NO_TITLES);
    const empty = { ...EMPTY_ENTRY, category, parent: parent?.id ?? null };
    const entry = readInto(empty, ENTRY_READERS, spot, known);
    nest.add(entry);
    return entry;
  });
}

const NO_TITLES: readonly string[] = ['Uncategorized'];

/**
 * Returns a function that reads the category of an entry. Results are cached, because most entries share their category with
 * another.
 */
function createCategoryReader(ensurePath: EnsurePath): (spot: ObjectPath) => readonly string[] | null {
  const read = new Map<string, readonly string[]>();
  return (spot) => {
    const key = titlesKey(spot.object.category);
    const known = key === null ? undefined : read.get(key);
    if (known !== undefined) return known;
    const all = readTexts(spot, 'category');
    if (all.length > DEEPEST) reportCut(spot, 'category', () => `has more than ${DEEPEST} titles`);
    const titles = all.slice(0, DEEPEST);
    if (titles.length === 0) return null;
    const category = ensurePath(titles);
    if (key !== null) read.set(key, category);
    return category;
  };
}

/** In UTF-16 units. Longer titles are read each time, because each cut has to be counted. */
const LONGEST_KEY = 1_000;

/** Returns a cache key for titles; `null` if something is wrong with them, which has to be counted each time. */
function titlesKey(category: unknown): string | null {
  if (!Array.isArray(category) || category.length > DEEPEST) return null;
  let length = 0;
  for (const title of category) {
    if (typeof title !== 'string') return null;
    length += title.length;
  }
  return length > LONGEST_KEY ? null : JSON.stringify(category);
}

type ReadField<Value> = (
  spot: ObjectPath,
  field: string,
  known: Known,
  item: Readonly<Record<string, unknown>>,
) => Value;

/** The shapes whose values depend on the place of an item. They are known before the rest of it is read. */
type Placed = 'category' | 'parent' | 'level';

/** The functions that read a value of each shape. `item` is the item as far as it has been read. */
const READ: { readonly [Shape in Exclude<keyof Shapes, Placed>]: ReadField<Shapes[Shape]> } = {
  id: readId,
  name: readText,
  names: readTexts,
  address: readAddress,
  kind: readOwnWord,
  summary: readProse,
  prose: readProse,
  remark: readProseOrNull,
  sentences: readProses,
  status: readOwnWord,
  month: readTextOrNull,
  time: readTextOrNull,
  year: readNumber,
  day: readTextOrNull,
  fact: readTextOrNull,
  kernel: readTextOrNull,
  flag: readFlag,
  // A list that describes no mechanisms can still name them.
  mechanisms: (spot, field, { ids, hasMechanisms }) =>
    hasMechanisms ? readIds(spot, field, 'mechanisms', ids) : readTexts(spot, field),
  rootless: (spot, field) => readWord(spot, field, ROOTLESS),
  boundary: (spot, field) => readWord(spot, field, BOUNDARIES),
  notes: (spot, field) => readObjects(spot, field, readNote),
  relations: (spot, field, { ids }) => readRelations(spot, field, ids),
  links: (spot, field) => readObjects(spot, field, readLink),
  lists: (spot, field) => readObjects(spot, field, readDetails),
  flags: (spot, field) => readObjects(spot, field, readFlagOfTool),
  entries: (spot, field, { ids }) => readIds(spot, field, 'entries', ids),
  snapshot: (spot, field, _known, item) => readObject(spot, field, (then) => readSnapshot(then, item as Entry)),
};

type Reader = { readonly field: string; readonly read: ReadField<unknown> };

/** Returns the readers of a table's fields. Names and addresses come first, so that endless aliases cannot take up their room. */
function listReaders(fields: Readonly<Record<string, Field>>): readonly Reader[] {
  const readers = Object.entries(fields).flatMap(([field, { is }]) =>
    is in READ ? [{ field, is, read: READ[is as keyof typeof READ] as ReadField<unknown> }] : [],
  );
  const isFirst = ({ is }: Pick<Field, 'is'>) => is === 'name' || is === 'address';
  return [...readers.filter(isFirst), ...readers.filter((reader) => !isFirst(reader))];
}

const ENTRY_READERS = listReaders(ENTRY_FIELDS);
const MEASURE_READERS = listReaders(MEASURE_FIELDS);
const MECHANISM_READERS = listReaders(MECHANISM_FIELDS);

/** Reads the fields that are present into a new item, whose fields are all empty before. */
function readInto<Item extends object>(item: Item, readers: readonly Reader[], spot: ObjectPath, known: Known): Item {
  const values = item as Record<string, unknown>;
  for (const { field, read } of readers) {
    if (!isAbsent(spot.object[field])) values[field] = read(spot, field, known, values);
  }
  return item;
}

/** Reads a measure. One without a known level is reported and gives `null`. */
export function readMeasure(spot: ObjectPath, known: Known): Measure | null {
  const value = spot.object.level;
  const level = LEVELS.find((one) => one === value);
  if (level !== undefined) return readInto({ ...EMPTY_MEASURE, level }, MEASURE_READERS, spot, known);
  leaveOut(spot, 'level', () =>
    isAbsent(value) ? 'is missing' : `must be one of ${LEVELS.join(', ')}, not ${named(value)}`,
  );
  return null;
}

export function readMechanism(spot: ObjectPath, known: Known): Mechanism {
  return readInto({ ...EMPTY_MECHANISM }, MECHANISM_READERS, spot, known);
}

/** Reads a link; `null` if it cannot be opened. */
function readLink(spot: ObjectPath): Link | null {
  const url = readAddress(spot, 'url');
  const title = readText(spot, 'title') || url;
  return url === '' ? null : { title, url };
}

/** Reads a snapshot. A name, address or category that it leaves out is the same as now, as in the files of our own catalog. */
function readSnapshot(spot: ObjectPath, now: Pick<Snapshot, 'name' | 'url' | 'category'>): Snapshot {
  const category = readTexts(spot, 'category');
  return {
    name: readText(spot, 'name') || now.name,
    url: readAddress(spot, 'url') || now.url,
    category: category.length > 0 ? category : now.category,
    stars: readNumber(spot, 'stars'),
    pushedDaysAgo: readNumber(spot, 'pushedDaysAgo'),
  };
}

function readDetails(spot: ObjectPath): DetailList | null {
  const title = readNeededText(spot, 'title');
  if (title === '') return null;
  return { title, text: readProseOrNull(spot, 'text'), items: readObjects(spot, 'items', readDetail) };
}

function readDetail(spot: ObjectPath): DetailItem | null {
  const name = readNeededText(spot, 'name');
  if (name === '') return null;
  return { name, meaning: readProseOrNull(spot, 'meaning'), remark: readProseOrNull(spot, 'remark') };
}

/** Reads a flag of a tool; `null` if the guide does not know the tool, or the flag has no text. */
function readFlagOfTool(spot: ObjectPath): ToolFlag | null {
  const tool = readWord(spot, 'tool', TOOLS);
  const text = readProse(spot, 'text');
  return tool === null || text === '' ? null : { tool, text, remark: readProseOrNull(spot, 'remark') };
}
