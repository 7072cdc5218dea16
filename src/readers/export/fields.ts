import { suggestion } from '../../data/check.ts';
import {
  LONGEST_ADDRESS,
  LONGEST_NAME,
  LONGEST_PROSE,
  LONGEST_WORD,
  MOST_ITEMS,
  MOST_OF_ENTRY,
} from '../../data/limits.ts';
import { webAddress } from '../../data/links.ts';
import { isClean } from '../../text/sanitize.ts';
import { isAbsent, isObject } from '../json.ts';
import {
  clean,
  cut,
  type Ids,
  leaveOutOf,
  named,
  quoted,
  report,
  reportCut,
  reportType,
  type Spot,
  shortened,
} from '../spot.ts';

const NONE: readonly never[] = [];

/** A name, title or other short text, safe to draw; `''` when there is none. */
export function textOf(spot: Spot, field: string): string {
  return boundedText(spot, field, LONGEST_NAME);
}

/** A text of sentences. */
export function proseOf(spot: Spot, field: string): string {
  return boundedText(spot, field, LONGEST_PROSE);
}

function boundedText(spot: Spot, field: string, most: number): string {
  const value = spot.object[field];
  if (typeof value === 'string') return cleanText(spot, field, value, most);
  if (!isAbsent(value)) reportType(spot, field, 'a text', value);
  return '';
}

/** A text as it may be drawn, with at most so many units; what is longer ends in `…`. */
function cleanText(spot: Spot, field: string, text: string, most: number): string {
  const { room } = spot;
  const limit = Math.min(most, room.left);
  const safe = clean(text, limit);
  if (safe.isCut) reportCut(spot, field, () => `has more than ${limit.toLocaleString('en')} characters`);
  room.left -= safe.text.length;
  return safe.text;
}

/** A text that may not be missing; `''` when it is, which is said. */
export function neededText(spot: Spot, field: string): string {
  const fault = faultOfNeeded(spot, field);
  if (fault === null) return textOf(spot, field);
  report(spot, field, fault);
  return '';
}

/** Why an object has not the text that it needs; `null` when it has. */
export function faultOfNeeded(spot: Spot, field: string): (() => string) | null {
  const value = spot.object[field];
  if (isAbsent(value)) return () => 'is missing';
  if (typeof value !== 'string') return () => `must be a text, not ${named(value)}`;
  return shortened(value) === '' ? () => 'must not be blank' : null;
}

export function textOrNull(spot: Spot, field: string): string | null {
  return textOf(spot, field) || null;
}

export function proseOrNull(spot: Spot, field: string): string | null {
  return proseOf(spot, field) || null;
}

/** What most addresses look like, all of which may be opened: to ask `webAddress` takes as long as to read the entry. */
const PLAIN_ADDRESS = /^https?:\/\/(?:[a-z\d]+(?:-[a-z\d]+)*\.)+[a-z]{2,}(?:\/[!-[\]-~]*)?$/;

/** An address that may be opened; `''` for any other, which would be a dead link. */
export function addressOf(spot: Spot, field: string): string {
  const value = spot.object[field];
  if (typeof value !== 'string') return textOf(spot, field);
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
  // To clean an address would make another one of it; its form for the browser is always clean.
  return address !== null && isClean(text) ? text : (address ?? '');
}

/** A whole number, such as a year or a count of stars; -0 is 0. */
export function numberOf(spot: Spot, field: string): number | null {
  const value = spot.object[field];
  if (isAbsent(value)) return null;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return Math.abs(value);
  reportType(spot, field, 'a whole number, 0 or more', value);
  return null;
}

export function flagOf(spot: Spot, field: string): boolean {
  const value = spot.object[field];
  if (typeof value === 'boolean') return value;
  if (!isAbsent(value)) reportType(spot, field, 'true or false', value);
  return false;
}

/** A word of the list's own choice, such as a kind. */
export function ownWordOf(spot: Spot, field: string): string | null {
  return boundedText(spot, field, LONGEST_WORD) || null;
}

/** One of a closed list of words. */
export function wordOf<Word extends string>(spot: Spot, field: string, words: readonly Word[]): Word | null {
  const text = textOf(spot, field);
  if (text === '') return null;
  const word = words[words.indexOf(text as Word)];
  if (word === undefined) reportWord(spot, field, text, words);
  return word ?? null;
}

function reportWord(spot: Spot, field: string, text: string, words: readonly string[]): void {
  report(spot, field, () => {
    const hint = suggestion(cut(text), words) || `; the words are: ${words.join(', ')}`;
    return `must be a known word, not ${quoted(text)}${hint}`;
  });
}

/** The short texts of a list, without blank ones. */
export function textsOf(spot: Spot, field: string): readonly string[] {
  return boundedTexts(spot, field, LONGEST_NAME);
}

/** The same for texts of sentences. */
export function prosesOf(spot: Spot, field: string): readonly string[] {
  return boundedTexts(spot, field, LONGEST_PROSE);
}

function boundedTexts(spot: Spot, field: string, most: number): readonly string[] {
  const list = listOf(spot, field, MOST_ITEMS);
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

/** The ids in a field, each once, that lead to something in `list` and not back. */
export function idsOf(spot: Spot, field: string, list: string, ids: Ids): readonly string[] {
  const texts = textsOf(spot, field);
  if (texts.length === 0) return texts;
  return [...new Set(texts)].filter((id) => {
    const other = ids.get(id);
    return other !== undefined && other !== spot && other.list === list;
  });
}

/** What `read` makes of each object of a list in an object; what it makes nothing of is left out. */
export function objectsOf<Item>(spot: Spot, field: string, read: (item: Spot) => Item | null): readonly Item[] {
  return readEach(spot, field, listOf(spot, field, MOST_ITEMS), report, read);
}

/** The same for a list of the file itself, which may have any number of them; each has its own room. */
export function partsOf<Item>(root: Spot, list: string, read: (part: Spot) => Item | null): readonly Item[] {
  return readEach(root, list, listOf(root, list, Infinity), leaveOutOf(list), (part) =>
    read({ ...part, room: { left: MOST_OF_ENTRY } }),
  );
}

function readEach<Item>(
  spot: Spot,
  field: string,
  list: readonly unknown[],
  complain: typeof report,
  read: (item: Spot) => Item | null,
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

/** What `read` makes of the object in a field. */
export function objectOf<Item>(spot: Spot, field: string, read: (item: Spot) => Item): Item | null {
  const value = spot.object[field];
  if (isAbsent(value)) return null;
  const { faults, room } = spot;
  if (isObject(value)) return read({ object: value, list: field, index: null, above: spot, faults, room });
  reportType(spot, field, 'an object', value);
  return null;
}

/** The first items of a list, `most` of them. */
function listOf(spot: Spot, field: string, most: number): readonly unknown[] {
  const value = spot.object[field];
  if (Array.isArray(value)) {
    if (value.length <= most) return value;
    reportCut(spot, field, () => `has more than ${most.toLocaleString('en')} items`);
    return value.slice(0, most);
  }
  if (!isAbsent(value)) reportType(spot, field, 'a list', value);
  return NONE;
}
