import { createPlaces } from './read-categories.ts';
import { cut, type Faults, isAbsent, isObject, named, report, rootSpot, type Spot } from './read-fields.ts';
import { identify } from './read-ids.ts';
import { readEntries, readMeasure, readMechanism } from './read-items.ts';
import { sanitize } from './sanitize.ts';
import type { Catalog } from './types.ts';

/** Why a list cannot be used, in one line for the reader of it: what is wrong, where, and what to do. */
export class ListError extends Error {
  override name = 'ListError';
}

const MAKER = '"awesome-containers export --format json"';

/** The form that is read here. */
const SCHEMA = 1;

/** The catalog in the text of an exported JSON file. Throws a ListError. */
export function readExport(text: string, title: string): Catalog {
  const value = parse(text);
  if (!isObject(value)) {
    throw new ListError(`must be an object with entries, as ${MAKER} writes it, not ${named(value)}`);
  }
  const faults: Faults = { first: null, count: 0 };
  const root = rootSpot(value, faults);
  checkForm(root);
  const catalog = faults.first === null ? readCatalog(root, sanitize(title).trim()) : null;
  if (catalog === null || faults.first !== null) throw new ListError(summaryOf(faults));
  return catalog;
}

function summaryOf({ first, count }: Faults): string {
  const more = count - 1;
  return more > 0 ? `${first} (and ${more} more ${more === 1 ? 'fault' : 'faults'})` : `${first}`;
}

function checkForm(root: Spot): void {
  const { schema, entries } = root.object;
  if (!isAbsent(schema) && schema !== SCHEMA) {
    const advice = typeof schema === 'number' && schema > SCHEMA ? '; a newer awesome-containers may read it' : '';
    report(root, 'schema', () => `must be ${SCHEMA}, not ${named(schema)}${advice}`);
  } else if (isAbsent(entries)) {
    report(root, 'entries', () => `is missing; needed is a list of them, as ${MAKER} writes it`);
  }
}

function readCatalog(root: Spot, title: string): Catalog {
  const ids = new Map<string, Spot>();
  const given = identify(root, 'categories', ids);
  const listed = identify(root, 'entries', ids);
  const measures = identify(root, 'measures', ids);
  const mechanisms = identify(root, 'mechanisms', ids);
  const places = createPlaces(given, ids);
  const entries = readEntries(listed, { ids, hasMechanisms: mechanisms.length > 0 }, places.placed);
  if (measures.length > 0) places.demand('measures');
  if (mechanisms.length > 0) places.demand('mechanisms');
  return {
    title,
    capturedOn: '',
    categories: places.categories(),
    entries,
    measures: measures.map((measure) => readMeasure(measure, ids)),
    mechanisms: mechanisms.map(readMechanism),
  };
}

function parse(text: string): unknown {
  // Some programs of Windows put a mark before what they write.
  const json = text.replace(/^\ufeff/, '');
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new ListError(whyNoJson(json, error));
  }
}

function whyNoJson(text: string, error: unknown): string {
  const form = otherForm(text.slice(0, 4_000).trim());
  if (form !== null) return `${form} and is no JSON; only JSON made by ${MAKER} can be read so far`;
  return `is no valid JSON: ${complaintOf(text, error)}; make it anew with ${MAKER}`;
}

/** What the beginning of a text seems to be, when that is nothing like JSON. */
function otherForm(start: string): string | null {
  if (start === '') return 'is empty';
  if (start.startsWith('<')) return 'looks like HTML';
  if (/^[{"]|^\[(?!!?\[|[^\]\n]*\]\()/.test(start)) return null;
  return /^(?:#{1,6}|[-*+>]|---) |^(?:---|===|```)|\]\(/m.test(start) ? 'looks like Markdown' : null;
}

/** What the parser says, with the line instead of the position, which no editor shows. */
function complaintOf(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const position = Number(/ at position (\d+)/.exec(message)?.[1] ?? Number.NaN);
  const lines = text.slice(0, position).split('\n');
  const place = Number.isNaN(position) ? '' : ` (line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1})`;
  return `${cut(sanitize(message.replace(/ (?:in JSON )?at position \d.*$| is not valid JSON$/s, '')))}${place}`;
}
