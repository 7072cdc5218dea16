import { hostOf } from '../../data/links.ts';
import { categoryPath, isItem, type Subject, type TreeNode } from '../../data/tree.ts';
import type { Entry, SecurityNote } from '../../data/types.ts';
import { IMPACTS, KINDS, RATING_LEVELS, ROOTLESS, STATUSES } from '../../data/types.ts';
import { fold } from '../text/tokenize.ts';
import type { FieldName } from './names.ts';
import { isSign, signedKey } from './signs.ts';
import { HAS, hasProperty, notesOf } from './values/has.ts';
import { languageParts, licenceParts, type Parts } from './values/parts.ts';

/** What the values of a field may depend on besides the item itself. */
export type FieldContext = { readonly bookmarks: ReadonlySet<string> };

/** When the filters offer a field: always, only in a list whose entries have no kinds (which say more), or never. */
export type Offer = 'always' | 'plain' | 'never';

/** A field whose values are words. */
export type WordField = {
  readonly type: 'words';
  readonly name: FieldName;
  /** The heading above its values in the filters. */
  readonly title: string;
  readonly offered: Offer;
  /** The known values in their order; `null` if the values are those that the catalog uses. */
  readonly known: readonly string[] | null;
  /** Whether a user's own list may have other values than the known ones. */
  readonly isOpen: boolean;
  /** Splits a value that names several things. The value is found by each part, and the filters offer the parts. */
  readonly parts: Parts;
  readonly valuesOf: (node: TreeNode, context: FieldContext) => readonly string[];
};

/** A field whose values are numbers, or ranges of them. */
export type NumberField = {
  readonly type: 'number';
  readonly name: FieldName;
  readonly title: string;
  /** The form of its numbers: a year with too few digits is still being typed. */
  readonly digits: RegExp;
  readonly example: string;
  readonly numberOf: (subject: Subject) => number | null;
};

/** The order of the results. It filters nothing, but is typed and shown like the other fields. */
export type OrderField = { readonly type: 'order'; readonly name: 'sort'; readonly title: string };

export type Field = WordField | NumberField | OrderField;

const entryOf = ({ subject }: TreeNode) => (subject.kind === 'entry' ? subject.entry : null);
/** Collects a value from notes, without repetitions. */
const each = (notes: readonly SecurityNote[], value: (note: SecurityNote) => string | null | undefined) => [
  ...new Set(notes.flatMap((note) => one(value(note)))),
];

const NO_VALUES: readonly string[] = [];
const one = (value: string | null | undefined): readonly string[] => (value ? [value] : []);

function words(
  name: FieldName,
  title: string,
  known: readonly string[] | null,
  valuesOf: WordField['valuesOf'],
  offered: Offer = 'never',
  isOpen = known === null,
): WordField {
  return { type: 'words', name, title, known, isOpen, valuesOf, offered, parts: (value) => [value] };
}

/** Defines a field of entries whose values may name several things; each part of such a value is a value as well. */
function partedWords(
  name: FieldName,
  title: string,
  parts: Parts,
  valueIn: (entry: Entry) => string | null,
): WordField {
  // The same few values recur: each is split once.
  const made = new Map<string, readonly string[]>();
  const withParts = (value: string): readonly string[] => {
    const known = made.get(value) ?? [...new Set([value, ...parts(value)])];
    made.set(value, known);
    return known;
  };
  const valuesOf: WordField['valuesOf'] = (node) => {
    const entry = entryOf(node);
    const value = entry && valueIn(entry);
    return value ? withParts(value) : NO_VALUES;
  };
  return { ...words(name, title, null, valuesOf, 'always'), parts };
}

const IS = ['bookmarked', 'entry', 'measure', 'mechanism', 'vulnerability'] as const;

/** All fields, in the order of `FIELD_NAMES`. */
export const FIELDS: readonly Field[] = [
  words('status', 'Status', STATUSES, (node) => one(entryOf(node)?.status), 'always', true),
  words('kind', 'Kind', KINDS, (node) => one(entryOf(node)?.kind), 'always', true),
  words('uses', 'Isolation', null, ({ subject }) => mechanismsOf(subject), 'always'),
  words('in', 'Category', null, ({ subject }) => categoryPath(subject), 'plain'),
  words('rootless', 'Rootless', ROOTLESS, (node) => one(entryOf(node)?.rootless), 'always'),
  words('has', 'Has', HAS, ({ subject }) => HAS.filter((what) => hasProperty(subject, what)), 'always'),
  words('impact', 'Impact', IMPACTS, ({ subject }) => each(notesOf(subject), ({ impact }) => impact), 'always'),
  words(
    'severity',
    'Severity',
    RATING_LEVELS,
    ({ subject }) => each(notesOf(subject), ({ rating }) => rating?.level),
    'always',
  ),
  partedWords('license', 'Licence', licenceParts, ({ license }) => license),
  partedWords('lang', 'Language', languageParts, ({ language }) => language),
  words('host', 'Host', null, (node) => one(hostOf(entryOf(node)?.url ?? '')), 'plain'),
  words('is', 'Is', IS, ({ id, subject }, { bookmarks }) => [
    ...(isItem(subject) ? [subject.kind] : []),
    ...(bookmarks.has(id) ? ['bookmarked'] : []),
  ]),
  {
    type: 'number',
    name: 'since',
    title: 'Since',
    digits: /^\d{4}$/,
    example: '2018, >2018 or 2015..2018',
    numberOf: (subject) => (subject.kind === 'entry' ? subject.entry.since : null),
  },
  {
    type: 'number',
    name: 'published',
    title: 'Published',
    digits: /^\d{4}$/,
    example: '2024, >2022 or 2020..2023',
    numberOf: (subject) =>
      subject.kind === 'vulnerability' ? Number(subject.vulnerability.published.slice(0, 4)) || null : null,
  },
  {
    type: 'number',
    name: 'stars',
    title: 'Stars',
    digits: /^\d{1,9}$/,
    example: '>1000 or 100..500',
    numberOf: (subject) => (subject.kind === 'entry' ? (subject.entry.snapshot?.stars ?? null) : null),
  },
  { type: 'order', name: 'sort', title: 'Sort' },
];

function mechanismsOf(subject: Subject): readonly string[] {
  if (subject.kind === 'entry') return [...subject.entry.mechanisms, ...subject.entry.mechanismsByOption];
  return subject.kind === 'measure' ? subject.measure.mechanisms : [];
}

/** A value of a field, how it is typed (`slug`), and the keys that find it: a mechanism has one for each of its names. */
export type FieldValue = { readonly value: string; readonly slug: string; readonly keys: readonly string[] };

/** Returns the values of a field in a catalog. They are collected when they are first needed. */
export type FieldValues = (field: WordField) => readonly FieldValue[];

export function createFieldValues(nodes: readonly TreeNode[]): FieldValues {
  const made = new Map<string, readonly FieldValue[]>();
  return (field) => {
    const values = made.get(field.name) ?? valuesIn(nodes, field);
    made.set(field.name, values);
    return values;
  };
}

const NO_CONTEXT: FieldContext = { bookmarks: new Set() };

function valuesIn(nodes: readonly TreeNode[], field: WordField): readonly FieldValue[] {
  const texts = wordsIn(nodes, field);
  const also = new Map(
    nodes.flatMap(({ subject }) =>
      field.name === 'uses' && subject.kind === 'mechanism'
        ? [[subject.mechanism.id, [subject.mechanism.name, ...subject.mechanism.aliases]] as const]
        : [],
    ),
  );
  return Array.from(texts, (value) => fieldValue(value, also.get(value)));
}

/**
 * Returns the words of a field. If a list has words of its own, they are the ones that it uses, the known ones first. Otherwise
 * they are all known words, so that a query for one is understood even if no item has it at present.
 */
function wordsIn(nodes: readonly TreeNode[], { known, isOpen, valuesOf }: WordField): Iterable<string> {
  if (known !== null && !isOpen) return known;
  const used = new Set(nodes.flatMap((node) => valuesOf(node, NO_CONTEXT)));
  if (known === null) return used;
  const own = [...used].filter((word) => !known.includes(word));
  return own.length === 0 ? known : [...known.filter((word) => used.has(word)), ...own];
}

/** Returns the values that are offered, and named in messages; a value with several parts is represented by its parts. */
export const offeredValues = (field: WordField, known: FieldValues): readonly FieldValue[] =>
  known(field).filter(({ value }) => field.parts(value).includes(value));

/** Makes a value, with the other names by which it is known. */
export const fieldValue = (value: string, also: readonly string[] = []): FieldValue => ({
  value,
  slug: slugOf(value),
  keys: [value, ...also].map(signedKey),
});

/**
 * Finds the values that a typed one means: those that are typed exactly so (`c` is not `c++`), or else those with that key, those
 * that begin with it, or those that contain it.
 */
export function meantValues(typed: string, values: readonly FieldValue[]): readonly FieldValue[] {
  const key = signedKey(typed);
  if (key === '') return [];
  const own = slugOf(typed);
  const same = values.filter(({ slug }) => slug === own);
  if (same.length > 0) return same;
  // Titles may be adorned with signs, which are not in their slugs.
  if (isSign(typed)) return values.filter(({ value }) => fold(value).includes(key));
  for (const isMeant of [
    (other: string) => other === key,
    (other: string) => other.startsWith(key),
    (other: string) => other.includes(key),
  ]) {
    const meant = values.filter(({ keys }) => keys.some(isMeant));
    if (meant.length > 0) return meant;
  }
  return [];
}

/** Returns how a value is typed: in small letters, with hyphens for blanks and most signs; signs alone stay as they are. */
export function slugOf(value: string): string {
  const slug = value
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Mark}\p{Number}.+#]+/gu, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? fold(value) : slug;
}
