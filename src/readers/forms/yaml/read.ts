import { oneLine } from '../../elements/tokens.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { createLineFinder } from '../../line-finder.ts';
import type { ListedCategory, ListedEntry, ListReading } from '../../list/reading.ts';
import type { Skipped } from '../../walk/section.ts';
import { readTarget } from '../../words/addresses.ts';
import { markdownToText } from '../markdown/plain.ts';
import { loadYaml } from './load.ts';

const NAMES = ['name', 'title'] as const;
const ADDRESSES = [
  ...['url', 'homepage_url', 'homepage', 'website', 'link', 'href'],
  ...['repo_url', 'repo', 'repository', 'github'],
] as const;
const CATEGORIES = ['category', 'categories', 'section', 'tags'] as const;
const DESCRIPTIONS = ['description', 'summary', 'desc', 'about'] as const;

/** Data nested deeper than this is counted, but not read. */
const DEEPEST = 50;
/** One and a half times as many as the largest lists have. Data can refer to itself any number of times. */
const MOST_ENTRIES = 150_000;

type Walk = {
  readonly entries: ListedEntry[];
  readonly categories: ListedCategory[];
  readonly skipped: Skipped[];
  /** The objects that have been read: one with aliases is read once. */
  readonly seen: Set<object>;
  readonly plain: (markdown: string) => string;
  readonly lineOf: (text: string) => number;
};

/** Reads YAML: a mapping with a name is an entry or, if it has no address but a list of mappings, a category. */
export function readYaml(text: string): ListReading {
  const walk: Walk = {
    entries: [],
    categories: [],
    skipped: [],
    seen: new Set(),
    plain: markdownToText(),
    lineOf: createLineFinder(text),
  };
  const documents = loadYaml(text);
  const [first] = documents;
  const title = isObject(first) && isHead(first, documents.length) ? textIn(first, NAMES, walk) : null;
  documents.forEach((data, index) => {
    if (index === 0 && title !== null && isObject(data)) readInside(data, [], walk, 0);
    else readValue(data, [], walk, 0);
  });
  return { title, isTitleGuessed: false, categories: walk.categories, entries: walk.entries, skipped: walk.skipped };
}

/** Whether the first document describes the list: it is the only one, or contains neither an address nor a list of mappings. */
const isHead = (data: JsonObject, documents: number): boolean =>
  documents === 1 || (addressIn(data) === null && !Object.values(data).some(isListOfMappings));

/** Walks lists and mappings to find the mappings that have a name. */
function readValue(value: unknown, path: readonly string[], walk: Walk, depth: number): void {
  if (typeof value !== 'object' || value === null || walk.seen.has(value)) return;
  walk.seen.add(value);
  if (depth > DEEPEST || walk.entries.length >= MOST_ENTRIES) {
    walk.skipped.push({ line: walk.lineOf(''), what: '', why: 'too deep', from: 'data' });
    return;
  }
  if (Array.isArray(value)) for (const item of value) readValue(item, path, walk, depth + 1);
  else readMapping(value as JsonObject, path, walk, depth);
}

function readMapping(mapping: JsonObject, path: readonly string[], walk: Walk, depth: number): void {
  const name = textIn(mapping, NAMES, walk);
  if (name === null) {
    readInside(mapping, path, walk, depth);
    return;
  }
  const line = walk.lineOf(writtenIn(mapping, NAMES));
  const url = addressIn(mapping);
  const summary = textIn(mapping, DESCRIPTIONS, walk);
  const isCategory = url === null && Object.values(mapping).some(isListOfMappings);
  if (!isCategory) {
    const category = path.length > 0 ? path : ownCategory(mapping, walk);
    walk.entries.push({ ...EMPTY, name, url, summary, links: linksIn(mapping, url), category, line });
    readInside(mapping, path, walk, depth);
    return;
  }
  walk.skipped.push({ line, what: name, why: 'category', from: 'data' });
  const below = [...path, name];
  if (summary !== null) walk.categories.push({ path: below, summary });
  readInside(mapping, below, walk, depth);
}

function readInside(mapping: JsonObject, path: readonly string[], walk: Walk, depth: number): void {
  for (const value of Object.values(mapping)) readValue(value, path, walk, depth + 1);
}

const UNSORTED: readonly string[] = ['Uncategorized'];

/** Returns the category that an entry itself names: a path, as in our own export, or the first of several. */
function ownCategory(mapping: JsonObject, walk: Walk): readonly string[] {
  for (const field of CATEGORIES) {
    const titles = [mapping[field]].flat().slice(0, field === 'category' ? DEEPEST : 1);
    const path = titles.flatMap((title) => textIn({ title }, NAMES, walk) ?? []);
    if (path.length > 0) return path;
  }
  return UNSORTED;
}

const EMPTY: Pick<
  ListedEntry,
  'aliases' | 'parent' | 'status' | 'stars' | 'pushedDaysAgo' | 'license' | 'language' | 'from'
> = {
  aliases: [],
  parent: null,
  status: null,
  stars: null,
  pushedDaysAgo: null,
  license: null,
  language: null,
  from: 'data',
};

const isListOfMappings = (value: unknown): boolean => Array.isArray(value) && value.some(isObject);

function textIn(mapping: JsonObject, fields: readonly string[], { plain }: Walk): string | null {
  for (const field of fields) {
    const value = mapping[field];
    const text = typeof value === 'string' ? oneLine(plain(value)) : typeof value === 'number' ? String(value) : '';
    if (text !== '') return text;
  }
  return null;
}

/** Returns the first line of the first of the fields, as it is written, to find where it stands. */
function writtenIn(mapping: JsonObject, fields: readonly string[]): string {
  const value = fields.map((field) => mapping[field]).find((one) => typeof one === 'string' || typeof one === 'number');
  return String(value ?? '').split('\n', 1)[0] ?? '';
}

function addressIn(mapping: JsonObject): string | null {
  for (const field of ADDRESSES) {
    const value = mapping[field];
    const target = typeof value === 'string' ? readTarget(value) : null;
    if (target?.kind === 'web') return target.url;
  }
  return null;
}

/** Returns the other addresses of an entry, titled by their fields. */
function linksIn(mapping: JsonObject, url: string | null): ListedEntry['links'] {
  return ADDRESSES.flatMap((field) => {
    const value = mapping[field];
    const target = typeof value === 'string' ? readTarget(value) : null;
    return target?.kind === 'web' && target.url !== url ? [{ title: field.replace(/_url$/, ''), url: target.url }] : [];
  });
}
