import { suggestion } from './check.ts';
import { webAddress } from './links.ts';
import { isClean, sanitize } from './sanitize.ts';

/** What is wrong so far. Only the first fault is put in words: a list may have a hundred thousand of the same kind. */
export type Faults = { first: string | null; count: number };

type JsonObject = Readonly<Record<string, unknown>>;

/** An object of the file, and where it is: `list` and `index` in the object above. */
export type Spot = {
  readonly object: JsonObject;
  readonly list: string;
  /** `null` for an object that is not in a list. */
  readonly index: number | null;
  /** `null` for the whole file. */
  readonly above: Spot | null;
  readonly faults: Faults;
};

/** All ids of the file, with what has them. */
export type Ids = ReadonlyMap<string, Spot>;

const NONE: readonly never[] = [];

/** The file as a whole. */
export function rootSpot(object: JsonObject, faults: Faults): Spot {
  return { object, list: '', index: null, above: null, faults };
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is missing and what is unknown are the same to a reader. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** Counts a fault of a field; what is wrong is only asked for when nobody has said anything yet. */
export function report(spot: Spot, field: string, fault: () => string): void {
  const { faults } = spot;
  faults.count += 1;
  faults.first ??= `${wayTo(spot, field)} ${fault()}`;
}

/** `entries[3] ("runc"): notes[0].source` */
function wayTo({ object, list, index, above }: Spot, field: string): string {
  if (above === null) return field;
  const here = index === null ? list : `${list}[${index}]`;
  if (above.above !== null) return wayTo(above, `${here}.${field}`);
  const label = [object.id, object.name, object.title].find((text) => typeof text === 'string' && clean(text) !== '');
  return typeof label === 'string' ? `${here} (${quoted(clean(label))}): ${field}` : `${here}: ${field}`;
}

const LONGEST_QUOTE = 60;

/** Foreign text as it may stand in a message: on one line, and not too long. */
export function quoted(text: string): string {
  return JSON.stringify(cut(sanitize(text)));
}

/** At most as many characters as a message quotes. */
export function cut(text: string): string {
  const characters = [...text.slice(0, 2 * LONGEST_QUOTE + 2)];
  return characters.length <= LONGEST_QUOTE ? text : `${characters.slice(0, LONGEST_QUOTE - 1).join('')}…`;
}

/** A value as a message names it; of what may be without end, only what it is. */
export function named(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return 'a list';
  return isObject(value) ? 'an object' : String(value);
}

function reportType(spot: Spot, field: string, needed: string, value: unknown): void {
  report(spot, field, () => `must be ${needed}, not ${named(value)}`);
}

/** A text, safe to draw; `''` when there is none. */
export function textOf(spot: Spot, field: string): string {
  const value = spot.object[field];
  if (typeof value === 'string') return clean(value);
  if (!isAbsent(value)) reportType(spot, field, 'a text', value);
  return '';
}

function clean(text: string): string {
  return sanitize(text).trim();
}

/** A text that may not be missing. */
export function neededText(spot: Spot, field: string): string {
  const value = spot.object[field];
  const text = textOf(spot, field);
  if (isAbsent(value)) report(spot, field, () => 'is missing');
  else if (typeof value === 'string' && text === '') report(spot, field, () => 'must not be blank');
  return text;
}

export function textOrNull(spot: Spot, field: string): string | null {
  return textOf(spot, field) || null;
}

/** What most addresses look like, all of which may be opened: to ask `webAddress` takes as long as to read the entry. */
const PLAIN_ADDRESS = /^https?:\/\/(?:[a-z\d]+(?:-[a-z\d]+)*\.)+[a-z]{2,}(?:\/[!-[\]-~]*)?$/;

/** An address that may be opened; `''` for any other, which would be a dead link. */
export function addressOf(spot: Spot, field: string): string {
  const value = spot.object[field];
  if (typeof value !== 'string') return textOf(spot, field);
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

/** The texts of a list, without blank ones. */
export function textsOf(spot: Spot, field: string): readonly string[] {
  const list = listOf(spot, field);
  if (list.length === 0) return NONE;
  const texts: string[] = [];
  for (let index = 0; index < list.length; index += 1) {
    const value = list[index];
    const text = typeof value === 'string' ? clean(value) : '';
    if (typeof value !== 'string') reportType(spot, `${field}[${index}]`, 'a text', value);
    else if (text !== '') texts.push(text);
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

/** What `read` makes of each object of a list; what it makes nothing of is left out. */
export function objectsOf<Item>(spot: Spot, field: string, read: (item: Spot) => Item | null): readonly Item[] {
  const list = listOf(spot, field);
  if (list.length === 0) return NONE;
  const items: Item[] = [];
  for (let index = 0; index < list.length; index += 1) {
    const value = list[index];
    if (isObject(value)) {
      const item = read({ object: value, list: field, index, above: spot, faults: spot.faults });
      if (item !== null) items.push(item);
    } else {
      reportType(spot, `${field}[${index}]`, 'an object', value);
    }
  }
  return items;
}

/** What `read` makes of the object in a field. */
export function objectOf<Item>(spot: Spot, field: string, read: (item: Spot) => Item): Item | null {
  const value = spot.object[field];
  if (isAbsent(value)) return null;
  if (isObject(value)) return read({ object: value, list: field, index: null, above: spot, faults: spot.faults });
  reportType(spot, field, 'an object', value);
  return null;
}

function listOf(spot: Spot, field: string): readonly unknown[] {
  const value = spot.object[field];
  if (Array.isArray(value)) return value;
  if (!isAbsent(value)) reportType(spot, field, 'a list', value);
  return NONE;
}
