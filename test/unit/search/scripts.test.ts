import { describe, expect, test } from 'vitest';
import { madeEntry, namesFor, searchOf } from '../../support/made-list.ts';

const litIn = (query: string, text: string) =>
  searchOf(['x'])
    .find(query, [])
    .lit(text)
    .map(([from, to]) => text.slice(from, to));

/** Sentences without spaces, with words from their beginning, middle and end. */
const SENTENCES: readonly (readonly [script: string, text: string, words: readonly string[]])[] = [
  ['Chinese', '容器管理', ['容', '器', '管', '理', '容器', '器管', '管理', '器管理']],
  ['rare Chinese letters', '𠮷野家容器𠀀', ['𠮷', '𠀀', '𠮷野', '器𠀀']],
  ['Japanese', 'コンテナの実行環境', ['コンテナ', 'テナ', '実行', '境', 'の', 'ナの実']],
  ['Thai', 'ระบบจัดการคอนเทนเนอร์บนลินุกซ์', ['ระบบ', 'จัดการ', 'คอนเทนเนอร์', 'ลินุกซ์']],
  ['Lao', 'ລະບົບຈັດການຄອນເທນເນີ', ['ລະບົບ', 'ຈັດການ', 'ຄອນເທນເນີ']],
  ['Khmer', 'ប្រព័ន្ធគ្រប់គ្រងធុង', ['ប្រព័ន្ធ', 'គ្រប់គ្រង', 'ធុង']],
  ['Burmese', 'ကွန်တိန်နာစီမံခန့်ခွဲမှု', ['ကွန်တိန်နာ', 'စီမံ', 'ခွဲမှု']],
  ['Tibetan', 'སྒམ་ཆུང་དོ་དམ', ['སྒམ', 'ཆུང', 'དོ་དམ', 'དམ']],
  ['Javanese', 'ꦏꦺꦴꦤ꧀ꦠꦺꦤꦼꦂꦭꦶꦤꦸꦏ꧀ꦱ꧀', ['ꦏꦺꦴꦤ꧀', 'ꦭꦶꦤꦸꦏ꧀ꦱ꧀']],
  ['Balinese', 'ᬓᭀᬦ᭄ᬢᬾᬦᬭ᭄ᬮᬶᬦᬸᬓ᭄', ['ᬓᭀᬦ᭄', 'ᬮᬶᬦᬸᬓ᭄']],
];

describe.each(SENTENCES)('%s', (_, text, words) => {
  const search = searchOf([madeEntry('name', { name: text }), madeEntry('other', { summary: 'Docker.' })]);
  const inSummary = searchOf([madeEntry('here', { summary: text }), madeEntry('other', { summary: 'Docker.' })]);
  const inNote = searchOf([madeEntry('here', { aliases: [`Docker${text}`] }), 'other']);

  test.each([...words, text])('%s is found anywhere in a text without spaces', (word) => {
    for (const query of [word, `${word} `, `'${word}`, `"${word}"`]) {
      expect(namesFor(search, query), query).toEqual([text]);
      expect(namesFor(inSummary, query), query).toEqual(['here']);
      expect(namesFor(inNote, query), query).toEqual(['here']);
    }
    expect(namesFor(search, `${word}|zzzz`)).toEqual([text]);
  });

  test.each(words)('%s is highlighted there, letter for letter', (word) => {
    // The mark between Tibetan syllables is not a letter.
    const letters = word.replaceAll('\u0f0b', '');
    expect(litIn(word, text).join('')).toContain(letters);
    expect(litIn(word, `Docker: ${text} (runc)`).join('')).toContain(letters);
    expect(litIn(word, 'Docker (runc)')).toEqual([]);
  });
});

test('every occurrence of a word without spaces around it is highlighted', () => {
  expect(litIn('容器', '容器和容器')).toEqual(['容器', '容器']);
  expect(litIn('理', '管理理')).toEqual(['理', '理']);
});

describe('variants of letters', () => {
  test.each([
    ['ISIK', 'ışık'],
    ['isik', 'IŞIK'],
    ['ışık', 'ISIK'],
    ['istanbul', 'İstanbul'],
    ['ISTANBUL', 'İstanbul'],
    ['İSTANBUL', 'istanbul'],
    ['strasse', 'Straße'],
    ['STRASSE', 'Straße'],
    ['straße', 'STRASSE'],
    ['fiber', 'ﬁber'],
    ['ﬁber', 'fiber'],
    ['docker', 'Ｄｏｃｋｅｒ'],
    ['ｄｏｃｋｅｒ', 'Docker'],
    ['ΟΔΟΣ', 'οδος'],
    ['οδοσ', 'ΟΔΟΣ'],
    ['οδός', 'ΟΔΟΣ'],
    ['йога', 'ЙОГА'],
    ['иога', 'Йога'],
    ['ёлка', 'Елка'],
    ['kobenhavn', 'København'],
    ['lodz', 'Łódź'],
    ['aether', 'Æther'],
    ['ｶﾝﾘ', 'カンリ'],
    ['한국어', '한국어판'],
  ])('%s finds %s', (query, name) => {
    const search = searchOf([name, 'Podman']);
    const inSummary = searchOf([madeEntry('here', { summary: `In ${name}, of course.` }), 'Podman']);
    for (const typed of [query, `${query} `]) {
      expect(namesFor(search, typed)).toEqual([name]);
    }
    expect(namesFor(inSummary, query)).toEqual(['here']);
  });

  test.each([
    ['strass', 'Straße 1', ['Straß']],
    ['strasse', 'die Straße', ['Straße']],
    ['isik', 'ışık yolu', ['ışık']],
    ['fib', 'ﬁber', ['ﬁb']],
    ['οδοσ', 'η οδός', ['οδός']],
    ['dock', 'Ｄｏｃｋｅｒ', ['Ｄｏｃｋ']],
    ['jero', 'Je\u0301ro\u0302me', ['Je\u0301ro\u0302']],
  ])('%s highlights its letters in %s', (query, text, lit) => {
    expect(litIn(query, text)).toEqual(lit);
  });
});
