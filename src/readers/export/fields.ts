import {
  LONGEST_ADDRESS,
  LONGEST_NAME,
  LONGEST_PROSE,
  LONGEST_WORD,
  MOST_ITEMS,
  MOST_OF_ENTRY,
} from '../../data/limits.ts';
import { webAddress } from '../../data/links.ts';
import { nearest } from '../../text/nearest.ts';
import { isClean } from '../../text/sanitize.ts';
import { isAbsent, isObject } from '../json.ts';
import {
  clean,
  cut,
  type Ids,
  leaveOutOf,
  named,
  type ObjectPath,
  quoted,
  report,
  reportCut,
  reportType,
  shortened,
} from '../object-path.ts';

const NONE: readonly never[] = [];

/** Reads a name, a title or another short text, safe to draw; empty if there is none. */
export function readText(spot: ObjectPath, field: string): string {
  return readBoundedText(spot, field, LONGEST_NAME);
}

/** Reads a text of sentences, safe to draw; empty if there is none. */
export function readProse(spot: ObjectPath, field: string): string {
  return readBoundedText(spot, field, LONGEST_PROSE);
}

function readBoundedText(spot: ObjectPath, field: string, most: number): string {
  const value = spot.object[field];
  if (typeof value === 'string') return cleanText(spot, field, value, most);
  if (!isAbsent(value)) reportType(spot, field, 'a text', value);
  return '';
}

/** Makes a text safe to draw, in at most `most` UTF-16 units; a longer text is reported and ends in `…`. */
function cleanText(spot: ObjectPath, field: string, text: string, most: number): string {
  const { room } = spot;
  const limit = Math.min(most, room.left);
  const safe = clean(text, limit);
  if (safe.isCut) reportCut(spot, field, () => `has more than ${limit.toLocaleString('en')} characters`);
  room.left -= safe.text.length;
  return safe.text;
}

/** Reads a required text; a missing one is reported and gives an empty text. */
export function readNeededText(spot: ObjectPath, field: string): string {
  const fault = faultOfMissing(spot, field);
  if (fault === null) return readText(spot, field);
  report(spot, field, fault);
  return '';
}

/** Returns what is wrong with a required text; `null` if nothing is. */
export function faultOfMissing(spot: ObjectPath, field: string): (() => string) | null {
  const value = spot.object[field];
  if (isAbsent(value)) return () => 'is missing';
  if (typeof value !== 'string') return () => `must be a text, not ${named(value)}`;
  return shortened(value) === '' ? () => 'must not be blank' : null;
}

export function readTextOrNull(spot: ObjectPath, field: string): string | null {
  return readText(spot, field) || null;
}

export function readProseOrNull(spot: ObjectPath, field: string): string | null {
  return readProse(spot, field) || null;
}

/** The form of most addresses. They are not checked by `webAddress`, which takes as long as reading the entry. */
const PLAIN_ADDRESS = /^https?:\/\/(?:[a-z\d]+(?:-[a-z\d]+)*\.)+[a-z]{2,}(?:\/[!-[\]-~]*)?$/;

/** Reads an address that may be opened; empty for any other, which would be a dead link. */
export function readAddress(spot: ObjectPath, field: string): string {
  const value = spot.object[field];
  if (typeof value !== 'string') return readText(spot, field);
  const address = usableAddress(value);
  const limit = Math.min(LONGEST_ADDRESS, spot.room.left);
  if (value.length > limit || address.length > limit) {
    report(spot, field, () => `must have at most ${limit.toLocaleString('en')} characters`);
    return '';
  }
  if (address === '' && value.trim() !== '') report(spot, field, () => `must be a web address, not ${quoted(value)}`);
  spot.room.left -= address.length;
  return address;
}

function usableAddress(value: string): string {
  if (value.length > LONGEST_ADDRESS) return '';
  if (PLAIN_ADDRESS.test(value)) return value;
  const text = value.trim();
  const address = webAddress(text);
  // Cleaning an address would change where it leads. The form that the browser gets is always clean.
  return address !== null && isClean(text) ? text : (address ?? '');
}

/** Reads a whole number, such as a year or a number of stars; -0 becomes 0. */
export function readNumber(spot: ObjectPath, field: string): number | null {
  const value = spot.object[field];
  if (isAbsent(value)) return null;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return Math.abs(value);
  reportType(spot, field, 'a whole number, 0 or more', value);
  return null;
}

export function readFlag(spot: ObjectPath, field: string): boolean {
  const value = spot.object[field];
  if (typeof value === 'boolean') return value;
  if (!isAbsent(value)) reportType(spot, field, 'true or false', value);
  return false;
}

/** Reads a word that the list may choose freely, such as a kind; `null` if there is none. */
export function readOwnWord(spot: ObjectPath, field: string): string | null {
  return readBoundedText(spot, field, LONGEST_WORD) || null;
}

/** Reads one of a fixed set of words; any other is reported and gives `null`. */
export function readWord<Word extends string>(spot: ObjectPath, field: string, words: readonly Word[]): Word | null {
  const text = readText(spot, field);
  if (text === '') return null;
  const word = words[words.indexOf(text as Word)];
  if (word === undefined) reportWord(spot, field, text, words);
  return word ?? null;
}

function reportWord(spot: ObjectPath, field: string, text: string, words: readonly string[]): void {
  report(spot, field, () => {
    const [near] = nearest(cut(text), words, 1);
    const hint = near === undefined ? `the words are: ${words.join(', ')}` : `did you mean ${quoted(near)}?`;
    return `must be a known word, not ${quoted(text)}; ${hint}`;
  });
}

/** Reads a list of short texts; blank ones are left out. */
export function readTexts(spot: ObjectPath, field: string): readonly string[] {
  return readBoundedTexts(spot, field, LONGEST_NAME);
}

/** Reads a list of prose texts; blank ones are left out. */
export function readProses(spot: ObjectPath, field: string): readonly string[] {
  return readBoundedTexts(spot, field, LONGEST_PROSE);
}

function readBoundedTexts(spot: ObjectPath, field: string, most: number): readonly string[] {
  const list = readList(spot, field, MOST_ITEMS);
  if (list.length === 0) return NONE;
  const texts: string[] = [];
  for (let index = 0; index < list.length; index += 1) {
    const value = list[index];
    if (typeof value !== 'string') {
      reportType(spot, `${field}[${index}]`, 'a text', value);
      continue;
    }
    const text = cleanText(spot, `${field}[${index}]`, value, most);
    if (text !== '') texts.push(text);
  }
  return texts;
}

/** Reads the ids in a field, each once. Those that name no other object of the file's `list` are left out. */
export function readIds(spot: ObjectPath, field: string, list: string, ids: Ids): readonly string[] {
  const texts = readTexts(spot, field);
  if (texts.length === 0) return texts;
  return [...new Set(texts)].filter((id) => {
    const other = ids.get(id);
    return other !== undefined && other !== spot && other.list === list;
  });
}

/** Reads each object of a list with `read`; those for which it returns `null` are left out. */
export function readObjects<Item>(
  spot: ObjectPath,
  field: string,
  read: (item: ObjectPath) => Item | null,
): readonly Item[] {
  return readEach(spot, field, readList(spot, field, MOST_ITEMS), report, read);
}

/** Reads a list at the top of the file like `readObjects`, but of any length, and with separate `room` for each object. */
export function readParts<Item>(
  root: ObjectPath,
  list: string,
  read: (part: ObjectPath) => Item | null,
): readonly Item[] {
  return readEach(root, list, readList(root, list, Infinity), leaveOutOf(list), (part) =>
    read({ ...part, room: { left: MOST_OF_ENTRY } }),
  );
}

function readEach<Item>(
  spot: ObjectPath,
  field: string,
  list: readonly unknown[],
  complain: typeof report,
  read: (item: ObjectPath) => Item | null,
): readonly Item[] {
  if (list.length === 0) return NONE;
  const items: Item[] = [];
  const { faults, room } = spot;
  for (let index = 0; index < list.length; index += 1) {
    const value = list[index];
    if (isObject(value)) {
      const item = read({ object: value, list: field, index, above: spot, faults, room });
      if (item !== null) items.push(item);
    } else {
      complain(spot, `${field}[${index}]`, () => `must be an object, not ${named(value)}`);
    }
  }
  return items;
}

/** Reads the object in a field with `read`; `null` when there is none. */
export function readObject<Item>(spot: ObjectPath, field: string, read: (item: ObjectPath) => Item): Item | null {
  const value = spot.object[field];
  if (isAbsent(value)) return null;
  const { faults, room } = spot;
  if (isObject(value)) return read({ object: value, list: field, index: null, above: spot, faults, room });
  reportType(spot, field, 'an object', value);
  return null;
}

/** Returns the items of a list, at most `most` of them; a longer list is reported. */
function readList(spot: ObjectPath, field: string, most: number): readonly unknown[] {
  const value = spot.object[field];
  if (Array.isArray(value)) {
    if (value.length <= most) return value;
    reportCut(spot, field, () => `has more than ${most.toLocaleString('en')} items`);
    return value.slice(0, most);
  }
  if (!isAbsent(value)) reportType(spot, field, 'a list', value);
  return NONE;
}
