import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STATUSES } from '../../../src/data/types.ts';
import { FIELDS } from '../../../src/search/query/fields.ts';
import { ORDERS } from '../../../src/search/query/names.ts';
import { library } from '../../support/library.ts';

const { search } = library;
const NAMES = FIELDS.map(({ name }) => `${name}:`);

/** The completion at the caret, which is marked by `¦` in the text. */
function at(marked: string) {
  const caret = marked.indexOf('¦');
  const text = marked.replace('¦', '');
  const completion = search.complete(text, caret);
  return {
    completion,
    options: completion?.options ?? null,
    /** The text after the first option is accepted. */
    taken:
      completion?.options[0] === undefined
        ? null
        : replaced(text, completion.start, completion.end, completion.options[0]),
  };
}

const replaced = (text: string, start: number, end: number, by: string) => text.slice(0, start) + by + text.slice(end);

describe('completion of field names', () => {
  test.each(['¦', '  ¦', '¦   '])('offers all fields where nothing is typed: “%s”', (text) => {
    expect(at(text).options).toEqual(NAMES);
    expect(at(text).completion).toMatchObject({ title: 'fields', isGuess: false, example: null });
  });

  test.each([
    ['st¦', ['status:', 'stars:'], 'status:'],
    ['STAT¦', ['status:'], 'status:'],
    ['docker st¦', ['status:', 'stars:'], 'docker status:'],
    ['docker st¦ runc', ['status:', 'stars:'], 'docker status: runc'],
    ['docker st¦rs', ['status:', 'stars:'], 'docker status:rs'],
    ['-st¦', ['status:', 'stars:'], '-status:'],
    ['!li¦', ['license:'], '!license:'],
    ['docker|ki¦', ['kind:'], 'docker|kind:'],
    ['docker | ki¦', ['kind:'], 'docker | kind:'],
    ['docker|-ki¦', ['kind:'], 'docker|-kind:'],
    ['"system calls" se¦', ['severity:'], '"system calls" severity:'],
    ['in¦', ['in:'], 'in:'],
  ])('%s offers %j', (text, options, taken) => {
    expect(at(text).options).toEqual(options);
    expect(at(text).taken).toBe(taken);
    expect(at(text).completion).toMatchObject({ title: '', isGuess: false });
  });

  test.each([
    's¦',
    'docker¦',
    'docker ¦',
    'docker-in¦',
    "'st¦",
    '^st¦',
    '"st¦',
    '"a st¦',
    'st ¦',
    'std::¦',
    'https://st¦',
    'x"st¦',
  ])('%s offers nothing', (text) => {
    expect(at(text).completion).toBeNull();
  });
});

describe('completion of values', () => {
  test.each([
    ['status:¦', [...STATUSES], 'status:active'],
    ['status:a¦', ['active', 'archived'], 'status:active'],
    ['Status:AR¦', ['archived'], 'Status:archived'],
    ['-status:m¦', ['maintenance', 'moved'], '-status:maintenance'],
    ['docker status:arc¦ runc', ['archived'], 'docker status:archived runc'],
    ['status:arc¦ runc', ['archived'], 'status:archived runc'],
    ['status:act¦ual runc', ['active'], 'status:active runc'],
    ['status:ar¦tive,moved runc', ['archived'], 'status:archived,moved runc'],
    ['in:"partial acc¦es" runc', ['partial-access'], 'in:partial-access runc'],
    ['in:"part¦ial access",clouds', ['partial-access'], 'in:partial-access,clouds'],
    ['in:"partial acc¦ "system calls"', ['partial-access'], 'in:partial-access "system calls"'],
    ['status:active,m¦', ['maintenance', 'moved'], 'status:active,maintenance'],
    ['status:active|m¦', ['maintenance', 'moved'], 'status:active|maintenance'],
    ['status:active,¦', [...STATUSES], 'status:active,active'],
    ['kind:run¦', ['runtime'], 'kind:runtime'],
    ['kind:kernel¦', ['kernel-tool'], 'kind:kernel-tool'],
    ['kind:"kernel t¦', ['kernel-tool'], 'kind:kernel-tool'],
    ['kind:mach¦', ['virtual-machine'], 'kind:virtual-machine'],
    ['in:"partial acc¦', ['partial-access'], 'in:partial-access'],
    ['in:clouds,"partial acc¦', ['partial-access'], 'in:clouds,partial-access'],
    ['in:"partial access",clou¦', ['clouds'], 'in:"partial access",clouds'],
    ['"system calls" kind:run¦', ['runtime'], '"system calls" kind:runtime'],
    ['lxc|kind:run¦', ['runtime'], 'lxc|kind:runtime'],
    ['status:active|kind:run¦', ['runtime'], 'status:active|kind:runtime'],
    ['status:active|-kind:run¦', ['runtime'], 'status:active|-kind:runtime'],
    ['licence:mp¦', ['mpl-2.0'], 'licence:mpl-2.0'],
    ['lang:c+¦', ['c++'], 'lang:c++'],
    ['uses:secc¦', ['seccomp', 'seccomp-user-notification'], 'uses:seccomp'],
    ['is:b¦', ['bookmarked'], 'is:bookmarked'],
    ['rootless:¦', ['yes', 'partial', 'no'], 'rootless:yes'],
    ['sort:¦', [...ORDERS], 'sort:best'],
    ['sort:n¦', ['name', 'newest'], 'sort:name'],
  ])('%s offers %j', (text, options, taken) => {
    expect(at(text).options).toEqual(options);
    expect(at(text).taken).toBe(taken);
    expect(at(text).completion).toMatchObject({ isGuess: false, example: null });
  });

  test('has the name of the field as its title, even after another name of it', () => {
    expect(at('licence:m¦').completion?.title).toBe('license:');
    expect(at('kind:r¦').completion?.title).toBe('kind:');
  });

  test('of a complete value offers the next one, and the first one after the last', () => {
    let text = 'docker status:active';
    const seen = STATUSES.map(() => {
      const { taken } = at(`${text}¦`);
      text = taken ?? '';
      return text.replace('docker status:', '');
    });
    expect(seen).toEqual([...STATUSES.slice(1), 'active']);
  });

  test.each([
    ['status:actve¦', 'status:active'],
    ['kind:sandbxo¦', 'kind:sandbox'],
    ['sort:nmae¦', 'sort:name'],
  ])('corrects %s to %s', (text, taken) => {
    expect(at(text).completion?.isGuess).toBe(true);
    expect(at(text).taken).toBe(taken);
  });

  test('offers nothing for an unknown value', () => {
    expect(at('status:qqqq¦').options).toEqual([]);
  });

  test.each([
    ['since:¦', '2018'],
    ['since:20¦', '2018'],
    ['stars:>¦', '>1000'],
  ])('shows an example for %s', (text, example) => {
    expect(at(text).options).toEqual([]);
    expect(at(text).completion?.example).toContain(example);
  });

  test.each([
    ['statsu:act¦', 'status:act'],
    ['runc sevrity:¦', 'runc severity:'],
    ['runc|knid:run,eng¦', 'runc|kind:run,eng'],
  ])('suggests the intended field for the misspelt one in %s', (text, taken) => {
    expect(at(text).completion).toMatchObject({ title: 'did you mean', isGuess: true });
    expect(at(text).taken).toBe(taken);
  });

  test('suggests nothing for a field that resembles no other', () => {
    expect(at('zzzz:a¦').completion).toBeNull();
  });
});

test('every offered value of every field is valid', () => {
  for (const name of NAMES) {
    for (const option of search.complete(name, name.length)?.options ?? []) {
      const { problems, extent } = search.find(`${name}${option}`, []);
      expect([problems, extent], `${name}${option}`).toEqual([[], 'all']);
    }
  }
});

const piece = fc.constantFrom(
  ...[
    'status:',
    'in:',
    'statsu:',
    'kind:run',
    'docker',
    'st',
    ' ',
    '|',
    ',',
    '"',
    "'",
    '^',
    '-',
    '!',
    ':',
    '/',
    'é',
    '漢',
    '\ud800',
    '>',
    '\n',
  ],
);
const typed = fc.oneof(
  fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

test('at any caret in any text, a completion replaces a part of the text that begins at or before the caret', () => {
  fc.assert(
    fc.property(typed, fc.nat(), (text, place) => {
      const caret = place % (text.length + 1);
      const completion = search.complete(text, caret);
      if (completion === null) return;
      const { start, end, options, example, isGuess } = completion;
      expect([0 <= start, start <= caret, start <= end, end <= text.length]).toEqual([true, true, true, true]);
      expect(options.length > 0 || example !== null || isGuess).toBe(true);
      expect(new Set(options).size).toBe(options.length);
      for (const option of options) expect(() => search.find(replaced(text, start, end, option), [])).not.toThrow();
    }),
    { numRuns: 3000 },
  );
});
