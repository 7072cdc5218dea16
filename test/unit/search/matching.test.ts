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

/** Creates a function that searches the given entries and returns the ids of full matches. */
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
    ['a word that begins with it', 'umbr', 'umbrella'],
    ['a name that contains it', 'brell', 'umbrella'],
    ['other forms of it', 'running', 'run'],
    ['a plural of another form', 'policy', 'policies'],
    ['a word despite a missing letter', 'umbrlla', 'umbrella'],
    ['a word despite an extra letter', 'umbreella', 'umbrella'],
    ['a word despite a wrong letter', 'umbrexla', 'umbrella'],
    ['a word despite two swapped letters', 'umbrlela', 'umbrella'],
    ['a word by its misspelt beginning, while that is typed', 'umrbe', 'umbrella'],
    ['a word by its numeronym', 'i18n', 'internationalization'],
    ['a word by some of its letters', 'kctl', 'kubectl'],
    ['a name by its initials', 'bwp', 'Blue Web Panel'],
    ['a name by the initials of a part', 'wp', 'Blue Web Panel'],
    ['a name written as one word', 'bluewebpanel', 'Blue Web Panel'],
    ['a part of a name in camel case', 'storm', 'StackStorm'],
    ['a part of a name in camel case despite an error', 'strom', 'StackStorm'],
    ['a compound without its hyphen', 'nosetuid', 'no-setuid'],
    ['a name with an accent', 'petazzoni', 'Pétazzoni'],
  ])('%s: %s finds %s', (_, query, name) => {
    const find = entries({ it: { name }, other: { name: 'Quixotic' } });
    expect(find(query)).toEqual(['it']);
  });

  test.each([
    ['a part of only two letters', 'br', 'umbrella'],
    ['three errors', 'umxrxlxa', 'umbrella'],
    ['two letters with an error', 'og', 'go'],
    ['a numeronym with a wrong number', 'i17n', 'internationalization'],
    ['letters in another order', 'kltc', 'kubectl'],
    ['initials in another order', 'pwb', 'Blue Web Panel'],
    ['a similar number', '21627', '21626'],
    ['a similar version', 'cgroup3', 'cgroup2'],
    ['a misspelt beginning, after a space', 'umrbe ', 'umbrella'],
  ])('nothing by %s: %s does not find %s', (_, query, name) => {
    const find = entries({ it: { name }, other: { name: 'Quixotic' } });
    expect(find(query)).toEqual([]);
  });

  test('parts of words only in names, because sentences contain too many', () => {
    const find = entries({ named: { name: 'umbrella' }, said: { name: 'Quixotic', summary: 'Opens an umbrella.' } });
    expect(find('brell')).toEqual(['named']);
    expect(find('umbr')).toEqual(['named', 'said']);
  });

  test('a name of one word that was typed as two', () => {
    const find = entries({ it: { name: 'gvisor' }, other: { name: 'Quixotic' } });
    expect(find('g visor ')).toEqual(['it']);
    expect(find('visor g ')).toEqual([]);
  });

  test('a similar word, unless an item has its name or several items contain it', () => {
    const misspelt = { name: 'bocker' };
    const said = { name: 'Quixotic', summary: 'Runs docker.' };
    expect([...entries({ misspelt, said })('docker')].sort()).toEqual(['misspelt', 'said']);
    expect(entries({ misspelt, named: { name: 'docker' } })('docker')).toEqual(['named']);
    expect(entries({ misspelt, one: said, two: said, three: said })('docker')).toEqual(['one', 'two', 'three']);
  });
});

describe('the best match', () => {
  test.each([
    [
      'a whole name',
      'box',
      { best: { name: 'box' }, other: { name: 'box box tool', summary: 'A box of box tools: box.' } },
    ],
    [
      'a name before an alias',
      'zebra',
      { best: { name: 'zebra one' }, other: { name: 'one', aliases: ['zebra two'] } },
    ],
    [
      'a name before a summary',
      'zebra',
      { best: { name: 'zebra tools' }, other: { name: 'tools', summary: 'A zebra.' } },
    ],
    [
      'an alias before a summary',
      'zebra',
      { best: { name: 'one', aliases: ['zebra'] }, other: { name: 'two', summary: 'A zebra.' } },
    ],
    [
      'a summary before a note',
      'zebra',
      { best: { name: 'one', summary: 'A zebra.' }, other: { name: 'two', note: 'A zebra.' } },
    ],
    [
      'a whole word before the beginning of a word',
      'zebra',
      { best: { name: 'my zebra' }, other: { name: 'my zebras' } },
    ],
    ['the beginning of a name before a part', 'zeb', { best: { name: 'zebra' }, other: { name: 'a-xzeb' } }],
    ['a word before a similar word', 'zebra', { best: { name: 'my zebra' }, other: { name: 'my zebro' } }],
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
      'the initials of the whole name',
      'bwp',
      { best: { name: 'Blue Web Panel' }, other: { name: 'one', summary: 'Works with bwp.' } },
    ],
  ] as const)('%s: %s', (_, query, list) => {
    const find = entries(list);
    expect(find(query)[0]).toBe('best');
    // The order of the list must not matter.
    const reversed = entries(Object.fromEntries(Object.entries(list).reverse()));
    expect(reversed(query)[0]).toBe('best');
  });

  test('is the first in the list of two with the same name, whatever else they contain', () => {
    const find = entries({
      one: { name: 'box tool' },
      two: { name: 'Box-Tool', summary: 'A tool for boxes: box tool.' },
    });
    expect(find('box tool')).toEqual(['one', 'two']);
    const also = { name: 'Quixotic', aliases: ['box tool'], summary: 'A box tool.' };
    expect(entries({ also, named: { name: 'box tool' } })('box tool')).toEqual(['named', 'also']);
  });
});

describe('filler words', () => {
  const find = entries({ it: { name: 'zebra' }, other: { name: 'the how and what' } });

  test.each(['what is a zebra', 'how to zebra', 'the zebra'])('need not match: %s', (query) => {
    expect(find(query)).toEqual(['it']);
  });

  test('are searched for if there are no other words', () => {
    expect(find('the how ')).toEqual(['other']);
  });
});

describe('letters typed one by one', () => {
  const SYLLABLES = ['con', 'tai', 'ner', 'run', 'box', 'ab', 'se', 'cc', 'omp'];
  const words = fc.array(fc.constantFrom(...SYLLABLES), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));

  test('find the same as when they are typed at once', () => {
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

  test('are searched for only in names while nearly every item has a word that begins with them', () => {
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
