import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createPostingsBuilder,
  indexOfWord,
  lowerBound,
  ZONE_BITS,
  ZONE_MASK,
} from '../../../src/search/index/postings.ts';
import { inflect } from '../../../src/search/text/inflections.ts';
import { bits, errorsAllowed, letterSet } from '../../../src/search/text/letter-sets.ts';
import { camelParts } from '../../../src/search/text/names.ts';
import { fold, joined, tokenizeForIndex, tokenizeText, tokenizeWords } from '../../../src/search/text/tokenize.ts';
import { editsBetween } from '../../../src/text/edit-distance.ts';

describe('words', () => {
  test.each([
    ['Docker-Bench, security!', ['docker', 'bench', 'security']],
    ['CVE-2019-5736', ['cve', '2019', '5736']],
    ['no_new_privs', ['no', 'new', 'privs']],
    ['Jérôme', ['jerome']],
    ['se\u0301linux', ['selinux']],
    ['ｒｕｎｃ ﬁrejail', ['runc', 'firejail']],
    ['c++ \ud83d\udc33 go', ['c', 'go']],
    ['  ', []],
    ['\u0301', []],
  ])('of “%s” are %j', (text, words) => {
    expect(tokenizeText(text)).toEqual(words);
  });

  test.each([
    ['容器', ['容器']],
    ['容器运行', ['容器', '器运', '运行']],
    ['docker容器', ['docker', '容器']],
    ['コンテナ runc', ['コン', 'ンテ', 'テナ', 'runc']],
  ])('of “%s”, written without spaces, are pairs of letters: %j', (text, words) => {
    expect(tokenizeText(text)).toEqual(words);
  });

  test('have their positions in the text', () => {
    const text = 'Ein Jérôme, ﬁre';
    expect(tokenizeWords(text).map(({ text: word, start, end }) => [word, text.slice(start, end)])).toEqual([
      ['ein', 'Ein'],
      ['jerome', 'Jérôme'],
      ['fire', 'ﬁre'],
    ]);
  });

  test('of an index include compounds without their hyphens', () => {
    expect(tokenizeForIndex('user-space and docker-bench-security')).toEqual(
      expect.arrayContaining([
        'user',
        'space',
        'userspace',
        'and',
        'docker',
        'bench',
        'security',
        'dockerbenchsecurity',
      ]),
    );
    expect(tokenizeForIndex('user space')).toEqual(['user', 'space']);
  });

  test.each([
    ['The root file system', ['the', 'root', 'file', 'system', 'filesystem']],
    ['Filesystems', ['filesystems', 'file', 'systems']],
    ['profile systems', ['profile', 'systems']],
    ['file. System', ['file', 'system']],
  ])('of an index include both spellings of a compound: %s', (text, terms) => {
    expect(tokenizeForIndex(text)).toEqual(terms);
  });

  test.each([
    ['StackStorm', ['stack', 'storm']],
    ['KubeArmor agent', ['kube', 'armor', 'agent']],
    ['CoreOS', []],
    ['runcX', []],
    ['LXC', []],
    ['docker', []],
  ])('in the camel case of %s are %j', (name, parts) => {
    expect(camelParts(name)).toEqual(parts);
  });

  test('are joined without anything that separates them', () => {
    expect(joined('LXC-Web Panel')).toBe('lxcwebpanel');
    expect(joined('--- ')).toBe('');
  });

  test('of plain ASCII text are found by the same rule as those of other text', () => {
    const plain = fc
      .array(fc.constantFrom('a', 'Z', '9', ' ', '-', '/', '.', '_', 'LXC', '\n'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(plain, (text) => {
        expect(tokenizeWords(text)).toEqual(tokenizeWords(`${text} é`).slice(0, -1));
        expect(tokenizeText(text)).toEqual(tokenizeText(`${text} é`).slice(0, -1));
        expect(tokenizeText(text)).toEqual(tokenizeWords(text).map((word) => word.text));
      }),
    );
  });

  test('do not change if they are folded again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        for (const term of tokenizeText(text)) expect(tokenizeText(term)).toEqual([term]);
      }),
      { numRuns: 2000 },
    );
  });
});

/** `editsBetween` by its definition: the number of errors between each beginning of one word and each of the other. */
function naiveEdits(typed: string, word: string) {
  const known = new Map<string, number>();
  const between = (row: number, column: number): number => {
    if (row < 0 || column < 0) return Infinity;
    if (row === 0 || column === 0) return row + column;
    const key = `${row},${column}`;
    const edits = known.get(key) ?? Math.min(...waysTo(row, column));
    known.set(key, edits);
    return edits;
  };
  const waysTo = (row: number, column: number): readonly number[] => {
    const [one, before] = [typed[row - 1], typed[row - 2]];
    const [other, otherBefore] = [word[column - 1], word[column - 2]];
    const swapped = one === otherBefore && before === other ? between(row - 2, column - 2) + 1 : Infinity;
    const changed = between(row - 1, column - 1) + (one === other ? 0 : 1);
    return [between(row - 1, column) + 1, between(row, column - 1) + 1, changed, swapped];
  };
  const all = Array.from({ length: word.length + 1 }, (_, column) => between(typed.length, column));
  return { whole: all.at(-1) ?? Infinity, beginning: Math.min(...all) };
}

describe('typing errors', () => {
  test.each([
    ['seccomp', 'seccomp', 0, 0],
    ['seccmp', 'seccomp', 1, 1],
    ['seccommp', 'seccomp', 1, 1],
    ['secconp', 'seccomp', 1, 1],
    ['seccopm', 'seccomp', 1, 1],
    ['kuebrnetis', 'kubernetes', 2, 2],
    ['secc', 'seccomp', Infinity, 0],
    ['sexc', 'seccomp', Infinity, 1],
    ['docker', 'podman', Infinity, Infinity],
  ])('between %s and %s: %s, and to its nearest beginning: %s', (typed, word, whole, beginning) => {
    expect(editsBetween(typed, word, 2)).toEqual({ whole, beginning });
  });

  test('are counted as defined, up to the limit, whatever was compared before', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
    fc.assert(
      fc.property(word, word, fc.nat(3), (typed, other, limit) => {
        const { whole, beginning } = naiveEdits(typed, other);
        const upTo = (edits: number) => (edits <= limit ? edits : Infinity);
        expect(editsBetween(typed, other, limit)).toEqual({ whole: upTo(whole), beginning: upTo(beginning) });
      }),
      { numRuns: 5000 },
    );
  });

  test('are not counted in words of more than 40 letters', () => {
    expect(editsBetween('a'.repeat(41), 'a'.repeat(41), 2).whole).toBe(Infinity);
    expect(editsBetween('a'.repeat(40), 'a'.repeat(40), 2).whole).toBe(0);
    expect(editsBetween('a'.repeat(38), 'a'.repeat(300), 2).beginning).toBe(0);
  });

  test.each([
    [2, 0],
    [3, 1],
    [6, 1],
    [7, 2],
    [20, 2],
  ])('in a word of %i letters, %i are forgiven', (length, errors) => {
    expect(errorsAllowed(length)).toBe(errors);
  });

  test('are at least as many as the letters that the other word lacks', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'z', '1', '9', 'é'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (typed, other) => {
        const missing = bits(letterSet(typed) & ~letterSet(other));
        expect(missing).toBeLessThanOrEqual(naiveEdits(typed, other).whole);
      }),
      { numRuns: 2000 },
    );
  });

  test('are estimated with a correct count of bits', () => {
    fc.assert(
      fc.property(fc.integer(), (number) => {
        expect(bits(number)).toBe((number >>> 0).toString(2).replaceAll('0', '').length);
      }),
    );
  });
});

describe('other forms of a word', () => {
  test.each([
    ['images', ['image', 'imaging']],
    ['running', ['run', 'runs', 'runner']],
    ['sandboxing', ['sandbox', 'sandboxes', 'sandboxed']],
    ['policy', ['policies']],
    ['policies', ['policy']],
    ['isolate', ['isolation', 'isolates', 'isolating']],
    ['build', ['builds', 'builder', 'building']],
    ['scanner', ['scan', 'scanning', 'scanners']],
  ])('of %s are %j', (word, forms) => {
    expect(inflect(word)).toEqual(expect.arrayContaining([...forms]));
  });

  test.each([
    ['docker', 'dock-er'],
    ['runc', 'run'],
    ['kind', 'king'],
    ['is', 'ing'],
  ])('of %s is not %s', (word, other) => {
    expect(inflect(word)).not.toContain(other);
  });

  test('never include the word itself, nor a form twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aeinsgyrd'), maxLength: 9 }), (word) => {
        const forms = inflect(word);
        expect(forms).not.toContain(word);
        expect(new Set(forms).size).toBe(forms.length);
      }),
    );
  });
});

describe('postings', () => {
  const word = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\ud83d\udc33', '0'), maxLength: 4 }),
    fc.constantFrom('constructor', '__proto__', 'x'.repeat(60)),
  );
  const found = fc.array(fc.tuple(word, fc.nat(3), fc.integer({ min: 1, max: ZONE_MASK })), { maxLength: 60 });

  test('list the documents of each word in order, with all its places there', () => {
    fc.assert(
      fc.property(found, (steps) => {
        const builder = createPostingsBuilder();
        const expected = new Map<string, Map<number, number>>();
        let document = 0;
        for (const [text, step, places] of steps) {
          document += step;
          builder.add(text, document, places);
          const own = expected.get(text.slice(0, 40)) ?? new Map<number, number>();
          expected.set(text.slice(0, 40), own.set(document, (own.get(document) ?? 0) | places));
        }
        const { words, starts, packed } = builder.finish();
        expect(words).toEqual([...expected.keys()].sort());
        const all = words.map((_, at) => [...packed.subarray(starts[at], starts[at + 1])]);
        const pairs = all.map((own) => own.map((posting) => [posting >>> ZONE_BITS, posting & ZONE_MASK]));
        expect(pairs).toEqual(words.map((text) => [...(expected.get(text) ?? [])]));
      }),
      { numRuns: 500 },
    );
  });

  test('list all documents of a word in 3,000 documents', () => {
    const builder = createPostingsBuilder();
    for (let document = 0; document < 3000; document++) builder.add('runc', document, 1 + (document % ZONE_MASK));
    const { starts, packed } = builder.finish();
    expect([...starts]).toEqual([0, 3000]);
    expect([...packed].every((posting, at) => posting === ((at << ZONE_BITS) | (1 + (at % ZONE_MASK))))).toBe(true);
  });

  test('are found by binary search', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 20 }), word, (unsorted, text) => {
        const words = [...unsorted].sort();
        expect(indexOfWord(words, text)).toBe(words.indexOf(text));
        expect(lowerBound(words, text)).toBe(words.filter((other) => other < text).length);
      }),
    );
  });
});
