import { LONGEST_NAME } from '../data/limits.ts';
import { clipText } from '../text/clip.ts';
import { sanitize } from '../text/sanitize.ts';
import { count, type FaultKind, type Faults } from './faults.ts';
import { isObject, type JsonObject } from './json.ts';

/** An object of the file, and where it is: `list` and `index` in the object above. */
export type Spot = {
  readonly object: JsonObject;
  readonly list: string;
  /** `null` for an object that is not in a list. */
  readonly index: number | null;
  /** `null` for the whole file. */
  readonly above: Spot | null;
  readonly faults: Faults;
  /** UTF-16 units that the texts of the whole entry may still have. */
  readonly room: { left: number };
};

/** All ids of the file, with what has them. */
export type Ids = ReadonlyMap<string, Spot>;

/** The file as a whole. */
export function rootSpot(object: JsonObject, faults: Faults): Spot {
  return { object, list: '', index: null, above: null, faults, room: { left: Infinity } };
}

/** Counts a field that is passed over, or something in it. */
export function report(spot: Spot, field: string, fault: () => string): void {
  note('passedOver', spot, field, fault);
}

/** Counts an object of one of the file's lists that is left out as a whole. */
export function leaveOutOf(list: string): typeof report {
  return (spot, field, fault) => {
    spot.faults.leftOut.lists.add(list);
    note('leftOut', spot, field, fault);
  };
}

/** The same for an object that has been looked at. */
export function leaveOut(spot: Spot, field: string, fault: () => string): void {
  leaveOutOf(spot.list)(spot, field, fault);
}

/** Counts a field of which only the beginning is kept. */
export function reportCut(spot: Spot, field: string, fault: () => string): void {
  note('cut', spot, field, fault);
}

function note(kind: FaultKind, spot: Spot, field: string, fault: () => string): void {
  count(spot.faults[kind], () => `${wayTo(spot, field)} ${fault()}`);
}

/** `entries[3] ("runc"): notes[0].source` */
function wayTo({ object, list, index, above }: Spot, field: string): string {
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

/** Foreign text as it may stand in a message: on one line, and not too long. */
export function quoted(text: string): string {
  return JSON.stringify(cut(shortened(text)));
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

/** Counts a field of the wrong type. */
export function reportType(spot: Spot, field: string, needed: string, value: unknown): void {
  report(spot, field, () => `must be ${needed}, not ${named(value)}`);
}

/** Escape sequences and invisible characters take up room that the text itself then has not. */
const RAW_PER_SHOWN = 4;

/** Foreign text as it may be drawn, with at most `most` UTF-16 units; what is longer ends in `…`. */
export function clean(text: string, most: number): { readonly text: string; readonly isCut: boolean } {
  if (most === 0) return { text: '', isCut: text !== '' };
  // What nobody is going to see need not be read either: to compose a million marks takes minutes.
  const isLong = text.length > most * RAW_PER_SHOWN;
  const safe = sanitize(isLong ? text.slice(0, most * RAW_PER_SHOWN) : text).trim();
  return { text: clipText(isLong ? `${safe}…` : safe, most), isCut: isLong || safe.length > most };
}

/** Foreign text for a message. */
export const shortened = (text: string): string => clean(text, LONGEST_NAME).text;
