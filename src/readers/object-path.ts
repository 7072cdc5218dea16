import { LONGEST_NAME } from '../data/limits.ts';
import { clipText } from '../text/clip.ts';
import { sanitize } from '../text/sanitize.ts';
import { count, type FaultKind, type Faults } from './faults.ts';
import { isObject, type JsonObject } from './json.ts';

/** An object of the file and its place: at `index` of `list` in the object above. */
export type ObjectPath = {
  readonly object: JsonObject;
  readonly list: string;
  /** `null` for an object that is not in a list. */
  readonly index: number | null;
  /** `null` for the whole file. */
  readonly above: ObjectPath | null;
  readonly faults: Faults;
  /** How many UTF-16 units are left for all texts of the entry. */
  readonly room: { left: number };
};

/** All ids of the file, with their objects. */
export type Ids = ReadonlyMap<string, ObjectPath>;

/** Creates the spot of the whole file. */
export function rootPath(object: JsonObject, faults: Faults): ObjectPath {
  return { object, list: '', index: null, above: null, faults, room: { left: Infinity } };
}

/** Counts a field, or part of one, that is ignored. */
export function report(spot: ObjectPath, field: string, fault: () => string): void {
  note('ignored', spot, field, fault);
}

/** Returns a function that counts the objects of one of the file's lists that are left out entirely. */
export function leaveOutOf(list: string): typeof report {
  return (spot, field, fault) => {
    spot.faults.leftOut.lists.add(list);
    note('leftOut', spot, field, fault);
  };
}

/** Counts an object that is left out entirely. */
export function leaveOut(spot: ObjectPath, field: string, fault: () => string): void {
  leaveOutOf(spot.list)(spot, field, fault);
}

/** Counts a field of which only the beginning is kept. */
export function reportCut(spot: ObjectPath, field: string, fault: () => string): void {
  note('cut', spot, field, fault);
}

function note(kind: FaultKind, spot: ObjectPath, field: string, fault: () => string): void {
  count(spot.faults[kind], () => `${wayTo(spot, field)} ${fault()}`);
}

/** Returns the path of a field for a message: `entries[3] ("runc"): notes[0].source`. */
function wayTo({ object, list, index, above }: ObjectPath, field: string): string {
  if (above === null) return field;
  const here = index === null ? list : `${list}[${index}]`;
  if (above.above !== null) return wayTo(above, `${here}.${field}`);
  const labels = [object.id, object.name, object.title].map((text) =>
    typeof text === 'string' ? shortened(text) : '',
  );
  const label = labels.find((text) => text !== '');
  return label === undefined ? `${here}: ${field}` : `${here} (${quoted(label)}): ${field}`;
}

const LONGEST_QUOTE = 60;

/** Returns foreign text for a message: in quotes, on one line, and cut to a readable length. */
export function quoted(text: string): string {
  return `“${cut(shortened(text))}”`;
}

/** Cuts a text to the length quoted in messages. */
export function cut(text: string): string {
  const characters = [...text.slice(0, 2 * LONGEST_QUOTE + 2)];
  return characters.length <= LONGEST_QUOTE ? text : `${characters.slice(0, LONGEST_QUOTE - 1).join('')}…`;
}

/** Returns a value as messages name it: lists and objects, which may be very large, by their type. */
export function named(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return 'a list';
  return isObject(value) ? 'an object' : String(value);
}

/** Counts a field of the wrong type. */
export function reportType(spot: ObjectPath, field: string, needed: string, value: unknown): void {
  report(spot, field, () => `must be ${needed}, not ${named(value)}`);
}

/**
 * How many UTF-16 units of raw text are read for each unit shown, because escape sequences and invisible characters are dropped.
 */
const RAW_PER_SHOWN = 4;

/** Makes foreign text safe to draw, in at most `most` UTF-16 units; a longer text ends in `…`. */
export function clean(text: string, most: number): { readonly text: string; readonly isCut: boolean } {
  if (most === 0) return { text: '', isCut: text !== '' };
  // Only as much as may be shown is looked at: normalizing a million combining marks takes minutes.
  const isLong = text.length > most * RAW_PER_SHOWN;
  const safe = sanitize(isLong ? text.slice(0, most * RAW_PER_SHOWN) : text).trim();
  return { text: clipText(isLong ? `${safe}…` : safe, most), isCut: isLong || safe.length > most };
}

/** Returns foreign text for a message, without quotes. */
export const shortened = (text: string): string => clean(text, LONGEST_NAME).text;
