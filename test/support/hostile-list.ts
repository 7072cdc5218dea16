import fc from 'fast-check';
import { createLibrary } from '../../src/app/library.ts';
import { EMPTY_NOTE } from '../../src/data/fields.ts';
import { type Catalog, type Entry, IMPACTS, NOTE_KINDS } from '../../src/data/types.ts';
import { createSearch } from '../../src/search/local.ts';
import type { SearchResult } from '../../src/search/types.ts';
import { sanitize } from '../../src/text/sanitize.ts';
import type { Library } from '../../src/views/context.ts';
import { makeDetail } from '../../src/views/detail/content.ts';
import { catalog } from './library.ts';
import { madeEntry } from './made-list.ts';

/** Texts that may break a screen: controls, wide and combining characters, right-to-left text, long and empty words. */
const PIECES = [
  ...['', ' ', 'runc', 'a b c', '…', '│', '▌', '-- --', '[Enter] install'],
  ...['\u001b[31mred\u001b[0m', '\u001b]0;title\u0007', '\u009b2J', 'one\ntwo\rthree\tfour', '\u0000\u0008\u007f'],
  ...[
    '漢字',
    '한국어',
    'ﾊﾝｶｸ',
    '！',
    'e\u0301',
    `a${'\u0301\u0323\u035c'.repeat(12)}`,
    '\u0301',
    'क्षत्रिय',
    'தமிழ்',
    'ไทย',
  ],
  ...['حاوية', 'עברית', '\u202eesrever\u202c', '\u2067isolate\u2069', 'ﷺ', '\u200b', 'so\u00adft'],
  ...['😀', '👩‍👩‍👧‍👦', '🏳️‍🌈', '🇨🇭', '1️⃣', '⚠️', '👍🏽'],
  ...['a'.repeat(230), '漢'.repeat(120), 'की'.repeat(60), `https://a.example/${'x'.repeat(150)}`],
] as const;

/** A sanitized text, as the list readers return it. */
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 5 }).map((pieces) => sanitize(pieces.join(' ')).trim());
const maybe = fc.option(text);
const texts = fc.array(text, { maxLength: 3 });

const note = fc.record({
  kind: fc.constantFrom(...NOTE_KINDS),
  impact: fc.option(fc.constantFrom(...IMPACTS)),
  text,
  ids: texts,
  nickname: maybe,
  fixed: texts,
  introduced: maybe,
  component: maybe,
  published: fc.constantFrom(null, '2019', '2026-11-12'),
});

const entry = fc.record({
  name: text,
  summary: text,
  aliases: texts,
  words: texts,
  kind: maybe,
  status: maybe,
  license: maybe,
  language: maybe,
  mechanisms: fc.subarray(catalog.mechanisms.map(({ id }) => id)),
  mechanismsNot: fc.subarray(catalog.mechanisms.map(({ id }) => id)),
  links: fc
    .array(text, { maxLength: 3 })
    .map((titles) => titles.map((title) => ({ title, url: 'https://b.example/' }))),
  notes: fc
    .array(note, { maxLength: 3 })
    .map((notes) => notes.map((one) => ({ ...EMPTY_NOTE, ...one, source: 'https://a.example/' }))),
});

const FIRST = catalog.categories.find(({ holds, parent }) => holds === 'entries' && parent === null);
if (!FIRST) throw new Error('No category holds entries');

/** A search that always reports 0 ms, so that equal screens are drawn equally. */
const createTimeless: typeof createSearch = (items, list) => {
  const search = createSearch(items, list);
  const timeless = new WeakMap<SearchResult, SearchResult>();
  const find: typeof search.find = (...asked) => {
    const result = search.find(...asked);
    const known = timeless.get(result) ?? { ...result, milliseconds: 0 };
    // Like every search, it returns the same object for the same query.
    timeless.set(result, known);
    return known;
  };
  return { ...search, find };
};

const hostileLibrary: fc.Arbitrary<Library> = fc
  .record({ entries: fc.array(entry, { minLength: 2, maxLength: 8 }), title: text, subject: text, mechanism: text })
  .map(({ entries, title, subject, mechanism }) => {
    const listed = entries.map((fields, at): Entry => madeEntry(`entry-${at}`, { ...fields, category: [title] }));
    const list: Catalog = {
      ...catalog,
      categories: catalog.categories.map((category) => (category === FIRST ? { ...category, title } : category)),
      entries: listed,
      measures: catalog.measures.map((measure, at) =>
        at % 2 === 0 ? { ...measure, subject, problem: subject, mitigation: title, levelTitle: title } : measure,
      ),
      mechanisms: catalog.mechanisms.map((one, at) =>
        at % 2 === 0 ? { ...one, name: mechanism, summary: mechanism, aliases: [mechanism] } : one,
      ),
    };
    return createLibrary(list, createTimeless, makeDetail);
  });

/**
 * Users' own lists with hostile texts. The entries of each are `entry-0`, `entry-1` and so on; each list has at least
 * two.
 */
export const HOSTILE_LISTS: readonly Library[] = fc.sample(hostileLibrary, { numRuns: 12, seed: 1 });
