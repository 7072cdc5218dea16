import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_NOTE } from '../../../src/data/fields.ts';
import type { TreeNode } from '../../../src/data/tree.ts';
import { createSearch } from '../../../src/search/local.ts';
import { hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';
import { madeEntry, namesFor, searchOf } from '../../support/made-list.ts';

type Texts = {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly summary?: string;
  readonly note?: string;
  readonly words?: readonly string[];
};

/** Searches made entries, each of which is found by the one thing that it is there for. */
const entries = (list: Readonly<Record<string, Texts>>) => {
  const search = createSearch(new Map(Object.entries(list).map(([id, texts]) => [id, made(id, texts)])));
  return (query: string): readonly string[] => {
    const result = search.find(query, [], true);
    const hits = result.extent === 'none' ? [] : hitsBetween(result, 0, result.count);
    return hits.flatMap(({ node, isNear }) => (isNear ? [] : [node.id]));
  };
};

function made(id: string, { name, aliases = [], summary = 'Nothing.', note, words = [] }: Texts): TreeNode {
  const node = library.items.get('bocker');
  if (node?.subject.kind !== 'entry') throw new Error('Bocker is not listed');
  const notes = note === undefined ? [] : [{ ...EMPTY_NOTE, text: note, source: 'https://example.org' }];
  const entry = {
    ...node.subject.entry,
    id,
    name,
    aliases,
    summary,
    words,
    notes,
    url: 'https://example.org',
    mechanisms: [],
    category: ['Things'],
    license: null,
    language: null,
    kind: null,
  };
  return { ...node, id, label: name, subject: { kind: 'entry', entry } };
}

describe('a word finds', () => {
  test.each([
    ['itself', 'umbrella', 'umbrella'],
    ['a word that it begins', 'umbr', 'umbrella'],
    ['a name that it is part of', 'brell', 'umbrella'],
    ['other forms of it', 'running', 'run'],
    ['a plural of another form', 'policy', 'policies'],
    ['a letter missing', 'umbrlla', 'umbrella'],
    ['a letter too many', 'umbreella', 'umbrella'],
    ['another letter', 'umbrexla', 'umbrella'],
    ['two that changed places', 'umbrlela', 'umbrella'],
    ['a beginning with an error, while it may go on', 'umrbe', 'umbrella'],
    ['a number of letters left out', 'i18n', 'internationalization'],
    ['a shorter word with its first and last letters', 'kctl', 'kubectl'],
    ['the first letters of a name', 'bwp', 'Blue Web Panel'],
    ['the first letters of a part of a name', 'wp', 'Blue Web Panel'],
    ['a name written together', 'bluewebpanel', 'Blue Web Panel'],
    ['a part of a name in camel case', 'storm', 'StackStorm'],
    ['that with an error', 'strom', 'StackStorm'],
    ['a compound without its hyphen', 'nosetuid', 'no-setuid'],
    ['an accent', 'petazzoni', 'Pétazzoni'],
  ])('%s: %s finds %s', (_, query, name) => {
    const find = entries({ it: { name }, other: { name: 'Quixotic' } });
    expect(find(query)).toEqual(['it']);
  });

  test.each([
    ['a part of two letters', 'br', 'umbrella'],
    ['three errors', 'umxrxlxa', 'umbrella'],
    ['an error in two letters', 'og', 'go'],
    ['another number of letters left out', 'i17n', 'internationalization'],
    ['letters in another order', 'kltc', 'kubectl'],
    ['first letters in another order', 'pwb', 'Blue Web Panel'],
    ['a number that is nearly right', '21627', '21626'],
    ['a version that is nearly right', 'cgroup3', 'cgroup2'],
    ['a beginning with an error, when it is finished', 'umrbe ', 'umbrella'],
  ])('not by %s: %s does not find %s', (_, query, name) => {
    const find = entries({ it: { name }, other: { name: 'Quixotic' } });
    expect(find(query)).toEqual([]);
  });

  test('parts of words in names only, as in sentences nearly everything is part of something', () => {
    const find = entries({ named: { name: 'umbrella' }, said: { name: 'Quixotic', summary: 'Opens an umbrella.' } });
    expect(find('brell')).toEqual(['named']);
    expect(find('umbr')).toEqual(['named', 'said']);
  });

  test('two neighbours that are one word in a name, though neither is a word of it', () => {
    const find = entries({ it: { name: 'gvisor' }, other: { name: 'Quixotic' } });
    expect(find('g visor ')).toEqual(['it']);
    expect(find('visor g ')).toEqual([]);
  });

  test('what it misspells, but not when something is called so, or several things have it', () => {
    const misspelt = { name: 'bocker' };
    const said = { name: 'Quixotic', summary: 'Runs docker.' };
    expect([...entries({ misspelt, said })('docker')].sort()).toEqual(['misspelt', 'said']);
    expect(entries({ misspelt, named: { name: 'docker' } })('docker')).toEqual(['named']);
    expect(entries({ misspelt, one: said, two: said, three: said })('docker')).toEqual(['one', 'two', 'three']);
  });
});

describe('what comes first', () => {
  test.each([
    [
      'a whole name',
      'box',
      { best: { name: 'box' }, other: { name: 'box box tool', summary: 'A box of box tools: box.' } },
    ],
    [
      'a name before another name',
      'zebra',
      { best: { name: 'zebra one' }, other: { name: 'one', aliases: ['zebra two'] } },
    ],
    [
      'a name before a summary',
      'zebra',
      { best: { name: 'zebra tools' }, other: { name: 'tools', summary: 'A zebra.' } },
    ],
    [
      'another name before a summary',
      'zebra',
      { best: { name: 'one', aliases: ['zebra'] }, other: { name: 'two', summary: 'A zebra.' } },
    ],
    [
      'a summary before a note',
      'zebra',
      { best: { name: 'one', summary: 'A zebra.' }, other: { name: 'two', note: 'A zebra.' } },
    ],
    ['a word before its beginning', 'zebra', { best: { name: 'my zebra' }, other: { name: 'my zebras' } }],
    ['a beginning before a part', 'zeb', { best: { name: 'zebra' }, other: { name: 'a-xzeb' } }],
    ['a word before one that is like it', 'zebra', { best: { name: 'my zebra' }, other: { name: 'my zebro' } }],
    ['a shorter name', 'zebra', { best: { name: 'zebra two' }, other: { name: 'zebra two and many others' } }],
    ['one error before two', 'umbrexla', { best: { name: 'umbrella' }, other: { name: 'umbryxlo' } }],
    [
      'the words in their order',
      'blue zebra',
      { best: { name: 'blue zebra panel' }, other: { name: 'zebra blue panel' } },
    ],
    [
      'both words in the name',
      'blue zebra',
      { best: { name: 'my blue zebra' }, other: { name: 'my zebra', summary: 'It is blue.' } },
    ],
    [
      'all words before most of them',
      'red blue zebra',
      { best: { name: 'one', summary: 'Red, blue zebra.' }, other: { name: 'two', summary: 'Red zebra.' } },
    ],
    [
      'first letters of the whole name',
      'bwp',
      { best: { name: 'Blue Web Panel' }, other: { name: 'one', summary: 'Works with bwp.' } },
    ],
  ] as const)('%s: %s', (_, query, list) => {
    const find = entries(list);
    expect(find(query)[0]).toBe('best');
    // Not because it stands before the other in the list.
    const reversed = entries(Object.fromEntries(Object.entries(list).reverse()));
    expect(reversed(query)[0]).toBe('best');
  });

  test('of two that are called so, the one that stands first in the list, whatever else is said of them', () => {
    const find = entries({
      one: { name: 'box tool' },
      two: { name: 'Box-Tool', summary: 'A tool for boxes: box tool.' },
    });
    expect(find('box tool')).toEqual(['one', 'two']);
    const also = { name: 'Quixotic', aliases: ['box tool'], summary: 'A box tool.' };
    expect(entries({ also, named: { name: 'box tool' } })('box tool')).toEqual(['named', 'also']);
  });
});

describe('words of no importance', () => {
  const find = entries({ it: { name: 'zebra' }, other: { name: 'the how and what' } });

  test.each(['what is a zebra', 'how to zebra', 'the zebra'])('need not be found: %s', (query) => {
    expect(find(query)).toEqual(['it']);
  });

  test('are what is searched for where there is nothing else', () => {
    expect(find('the how ')).toEqual(['other']);
  });
});

describe('letters that are typed one by one', () => {
  const SYLLABLES = ['con', 'tai', 'ner', 'run', 'box', 'ab', 'se', 'cc', 'omp'];
  const words = fc.array(fc.constantFrom(...SYLLABLES), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));

  test('find what they find when they are typed at once', () => {
    const property = fc.property(
      fc.array(words, { minLength: 5, maxLength: 20 }),
      words,
      words,
      (names, first, second) => {
        const list = [...new Set(names)].map((name) => madeEntry(name, { summary: `Has ${name}x.` }));
        const typed = searchOf(list);
        for (const text of [first, second, `${first} ${second}`])
          for (let at = 1; at <= text.length; at++) {
            const sofar = text.slice(0, at);
            expect(namesFor(typed, sofar), sofar).toEqual(namesFor(searchOf(list), sofar));
          }
      },
    );
    fc.assert(property, { numRuns: 15 });
  });

  test('are looked for in names, as long as they begin the words of nearly everything', () => {
    const list = Array.from({ length: 1_100 }, (_, at) => madeEntry(`Crane ${at}`, { summary: `Moves s${at}t.` }));
    const search = searchOf([
      ...list,
      madeEntry('Sledge', { summary: 'Slides.' }),
      madeEntry('Ox', { summary: 'S is it.' }),
    ]);
    expect(namesFor(search, 's')).toEqual(['Sledge', 'Ox']);
    expect(namesFor(search, 's7t')).toContain('Crane 7');
    expect(namesFor(search, 'slid')).toEqual(['Sledge']);
  });
});
