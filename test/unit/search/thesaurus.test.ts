import { describe, expect, test } from 'vitest';
import { EMPTY_NOTE } from '../../../src/data/fields.ts';
import { inflect } from '../../../src/search/text/inflections.ts';
import { LONGEST_PHRASE, phrasesWithSynonyms, synonymsOfPhrase } from '../../../src/search/text/thesaurus.ts';
import { tokenizeText } from '../../../src/search/text/tokenize.ts';
import { hitsBetween } from '../../../src/search/types.ts';
import { madeEntry, namesFor, searchOf } from '../../support/made-list.ts';

const saying = (name: string, summary: string) => madeEntry(name, { summary });

describe('a synonym', () => {
  test('works in both directions', () => {
    expect(namesFor(searchOf([saying('Alpha', 'Prevents an escape.'), 'Beta']), 'breakout ')).toEqual(['Alpha']);
    expect(namesFor(searchOf([saying('Alpha', 'Prevents a breakout.'), 'Beta']), 'escape ')).toEqual(['Alpha']);
  });

  test('works in one direction only if it is more general', () => {
    expect(namesFor(searchOf([saying('Alpha', 'A sandbox.')]), 'jail ')).toEqual(['Alpha']);
    expect(namesFor(searchOf([saying('Alpha', 'A jail.')]), 'sandbox ')).toEqual([]);
  });

  test.each([
    ['privesc ', 'Stops privilege escalation.'],
    ['privilege escalation ', 'Stops privesc.'],
    ['virtual machines ', 'Starts a VM.'],
    ['vms ', 'Starts virtual machines.'],
    ['break out ', 'Stops an escape.'],
    ['control panel ', 'Has a web interface.'],
  ])('may be a phrase, also in the plural: %s finds “%s”', (query, summary) => {
    expect(namesFor(searchOf([saying('Alpha', summary), 'Beta']), query)).toEqual(['Alpha']);
  });

  test('does not match words that are apart', () => {
    const search = searchOf([saying('Alpha', 'A virtual thing, and then another machine.')]);
    expect(namesFor(search, 'vm ')).toEqual([]);
    expect(namesFor(searchOf([saying('Alpha', 'A terminal of a fancy interface.')]), 'tui ')).toEqual([]);
    expect(namesFor(searchOf([saying('Alpha', 'A terminal fancy interface.')]), 'tui ')).toEqual([]);
  });

  test('of a phrase is not one of its words: a virtual machine is not a host', () => {
    const search = searchOf([saying('Alpha', 'A virtual host.'), saying('Beta', 'A virtual machine.')]);
    expect(namesFor(search, 'virtual machine ')).toEqual(['Beta']);
  });

  test('ranks below the word itself in a query with other words', () => {
    const search = searchOf([saying('Alpha', 'Escape of the kernel.'), saying('Beta', 'Breakout of the kernel.')]);
    expect(namesFor(search, 'breakout kernel ')).toEqual(['Beta', 'Alpha']);
  });

  test('replaces guesses at an unknown word', () => {
    const search = searchOf([saying('Privescu', 'Nothing.'), saying('Alpha', 'Stops privilege escalation.')]);
    expect(namesFor(search, 'privesc')).toContain('Privescu');
    expect(
      namesFor(searchOf([saying('Prives', 'Nothing.'), saying('Alpha', 'Privilege escalation.')]), 'privesc '),
    ).toEqual(['Alpha']);
  });

  test('is named in the reason, and its letters are highlighted', () => {
    const search = searchOf([saying('Alpha', 'Prevents an escape.')]);
    const result = search.find('breakout ', []);
    const [hit] = hitsBetween(result, 0, 1);
    if (hit === undefined) throw new Error('nothing is found');
    expect(result.reasons(hit.node)).toEqual([{ place: 'summary', text: 'Prevents an escape.', as: 'escape' }]);
    expect(result.lit('Prevents an escape.')).toEqual([[12, 18]]);
  });

  test('is not named if the word itself matches', () => {
    const search = searchOf([madeEntry('Escape', { summary: 'Prevents a breakout.' })]);
    const result = search.find('breakout ', []);
    const [hit] = hitsBetween(result, 0, 1);
    if (hit === undefined) throw new Error('nothing is found');
    expect(result.reasons(hit.node)).toEqual([{ place: 'summary', text: 'Prevents a breakout.' }]);
  });
});

/** Whether a phrase contains a form of a word or begins with it, and so matches without a synonym. */
const isLike = (phrase: string, word: string) =>
  // A phrase matches whether it is written as one word or as two.
  [...phrase.split(' '), phrase.replaceAll(' ', '')].some(
    (part) => part.startsWith(word) || inflect(word).includes(part),
  );

test('An item with the word itself, even in a note, ranks above one with a synonym in its summary', () => {
  const words = [...phrasesWithSynonyms()].filter((phrase) => synonymsOfPhrase(phrase).length > 0);
  expect(words.length).toBeGreaterThan(100);
  for (const word of words.filter((phrase) => !phrase.includes(' '))) {
    for (const other of synonymsOfPhrase(word).filter((one) => !isLike(one, word))) {
      // A word that several items contain is not treated as a typing error.
      const notes = [{ ...EMPTY_NOTE, text: `Qqq ${word} qqq.` }];
      const own = ['Quixotic', 'Quokka', 'Quartz'].map((name) => madeEntry(name, { notes }));
      const found = namesFor(searchOf([saying('Zyx', `${other}.`), ...own]), `${word} `);
      expect(found.at(-1), `${word}, ${other}`).toBe('Zyx');
      expect(found).toHaveLength(4);
    }
  }
});

test('Every phrase is normalised and short, and has other phrases as its synonyms', () => {
  for (const phrase of phrasesWithSynonyms()) {
    expect(tokenizeText(phrase).join(' ')).toBe(phrase);
    expect(phrase.split(' ').length).toBeLessThanOrEqual(LONGEST_PHRASE + 1);
    const others = synonymsOfPhrase(phrase);
    expect(others).not.toContain(phrase);
    expect(new Set(others).size).toBe(others.length);
  }
});
