import { notesById } from '../../data/revisions.ts';
import type { Catalog } from '../../data/types.ts';
import { notedIn } from '../../data/vulnerabilities.ts';
import { explainRefusal, type Faults, noFaults, summarizeFaults } from '../faults.ts';
import { isAbsent, isObject } from '../json.ts';
import { cut, named, type ObjectPath, rootPath, shortened } from '../object-path.ts';
import { createCategories } from './categories.ts';
import { readParts } from './fields.ts';
import { identify } from './ids.ts';
import { readEntries, readMeasure, readMechanism } from './items.ts';
import { readFlaw } from './notes.ts';
import { readRevisions } from './revisions.ts';

/** An error that tells the user in one line why a list cannot be used: what is wrong, where, and what to do. */
export class ListError extends Error {
  override name = 'ListError';
}

const MAKER = '“awesome-containers export --format json”';

/** The version of the schema that "export" writes; the one before it is read as well. */
const SCHEMA = 2;

/** A usable list; `notice` is one line about what was left out or changed, or `null`. */
export type Reading = { readonly catalog: Catalog; readonly notice: string | null };

/** Whether a JSON text is like an export; any other is data in a form of its own. Throws a `ListError` if it is not valid JSON. */
export function isExport(text: string): boolean {
  // As `export` writes it: a large file is not parsed twice.
  if (/^\s*\{\s*"schema":/.test(text)) return true;
  const value = parse(text);
  return !Array.isArray(value) && !(isObject(value) && isAbsent(value.entries) && isAbsent(value.schema));
}

/** Reads the text of an exported JSON file. Throws a `ListError` if none of it can be used. */
export function readExport(text: string, title: string): Reading {
  const value = parse(text);
  if (!isObject(value)) {
    throw new ListError(`it must be an object with entries, as ${MAKER} writes it, not ${named(value)}`);
  }
  const faults: Faults = noFaults();
  const root = rootPath(value, faults);
  checkForm(root);
  const catalog = readCatalog(root, shortened(title));
  const refusal = isEmpty(catalog) ? explainRefusal(faults) : null;
  if (refusal !== null) throw new ListError(refusal);
  return { catalog, notice: summarizeFaults(faults) };
}

const isEmpty = ({ entries, measures, mechanisms }: Catalog): boolean =>
  entries.length + measures.length + mechanisms.length === 0;

function checkForm({ object: { schema, entries } }: ObjectPath): void {
  if (!isAbsent(schema) && schema !== SCHEMA && schema !== SCHEMA - 1) {
    const advice = typeof schema === 'number' && schema > SCHEMA ? '; a newer awesome-containers may read it' : '';
    throw new ListError(`schema must be ${SCHEMA}, not ${named(schema)}${advice}`);
  }
  if (isAbsent(entries)) throw new ListError(`entries is missing; it must be a list of entries, as ${MAKER} writes it`);
}

function readCatalog(root: ObjectPath, title: string): Catalog {
  const ids = new Map<string, ObjectPath>();
  const listed = identify(root, 'entries', 'name', ids);
  const ruled = identify(root, 'measures', 'subject', ids);
  const described = identify(root, 'mechanisms', 'name', ids);
  // Categories come last: if an item and a category have the same id, the item keeps it, because a category can be made anew.
  const categories = createCategories(identify(root, 'categories', 'title', ids), ids);
  const known = { ids, hasMechanisms: described.length > 0 };
  const entries = readEntries(listed, known, categories.ensurePath);
  const measures = ruled.map((spot) => readMeasure(spot, known)).filter((measure) => measure !== null);
  const mechanisms = described.map((spot) => readMechanism(spot, known));
  if (measures.length > 0) categories.ensureSpecial('measures');
  if (mechanisms.length > 0) categories.ensureSpecial('mechanisms');
  const noted = notedIn({ mechanisms, entries });
  if (noted.some(({ notes }) => notes.some(({ ids }) => ids.length > 0))) categories.ensureSpecial('vulnerabilities');
  const flaws = readParts(root, 'flaws', readFlaw);
  const catalog = { title, capturedOn: '', categories: categories.all(), entries, measures, mechanisms, flaws };
  return { ...catalog, revisions: readRevisions(root, notesById(catalog)) };
}

function parse(text: string): unknown {
  // Some Windows programs begin a file with a byte order mark.
  const json = text.replace(/^\ufeff/, '');
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new ListError(whyNoJson(json, error));
  }
}

function whyNoJson(text: string, error: unknown): string {
  const form = otherForm(text.slice(0, 4_000).trim());
  if (form === EMPTY) return EMPTY;
  if (form !== null) return `${form}, not JSON; give the file an ending that says so, such as .md or .html`;
  return `it is not valid JSON: ${explainSyntaxError(text, error)}`;
}

const EMPTY = 'it is empty';

/** Says what a text seems to be, if it does not begin like JSON; `null` if it does, or cannot be told. */
function otherForm(start: string): string | null {
  if (start === '') return EMPTY;
  if (start.startsWith('<')) return 'it looks like HTML';
  if (/^[{"]|^\[(?!!?\[|[^\]\n]*\]\()/.test(start)) return null;
  return /^(?:#{1,6}|[-*+>]|---) |^(?:---|===|```)|\]\(/m.test(start) ? 'it looks like Markdown' : null;
}

/** Returns the parser's message with a line and a column instead of an offset, which editors do not show. */
function explainSyntaxError(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const position = Number(/ at position (\d+)/.exec(message)?.[1] ?? Number.NaN);
  const what = cut(shortened(message.replace(/ (?:in JSON )?at position \d.*$| is not valid JSON$/s, '')));
  if (Number.isNaN(position)) return what;
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < position; end = text.indexOf('\n', start)) {
    line += 1;
    start = end + 1;
  }
  return `${what} (line ${line}, column ${position - start + 1})`;
}
