import { EMPTY_NOTE } from '../../../../src/data/fields.ts';
import { type Catalog, type Entry, IMPACTS, type SecurityNote } from '../../../../src/data/types.ts';
import { type Dice, diceFrom, madeEntry, sentence } from './entries.ts';

const SEED = 1;
const ENTRIES = 250;
/** The number of entries in the first category, so that there is a long list to scroll through at the top of the tree. */
const IN_THE_FIRST = 100;
const WORDS_OF_SUMMARY = 30;
const NOTES = 6;
const WORDS_OF_NOTE = 55;

/** Generates a large catalog with long notes, in the categories of another catalog. It is the same every time. */
export function madeCatalog(own: Catalog): Catalog {
  const dice = diceFrom(SEED);
  const categories = [...new Map(own.entries.map(({ category }) => [category.join(' > '), category])).values()];
  const entries = Array.from({ length: ENTRIES }, (_, index): Entry => {
    const category = index < IN_THE_FIRST ? categories[0] : dice.pick(categories);
    const mechanisms = own.mechanisms.slice(index % 3, (index % 3) + 3).map(({ id }) => id);
    return { ...longEntry(index, dice), category: category ?? [], mechanisms };
  });
  // The measures of the other catalog are related to entries that this one does not contain.
  return { ...own, entries, measures: own.measures.map((measure) => ({ ...measure, related: [] })) };
}

function longEntry(index: number, dice: Dice): Entry {
  const notes = Array.from({ length: NOTES }, (_, note) => madeNote(index * NOTES + note, dice));
  return {
    ...madeEntry(index, dice),
    summary: sentence(WORDS_OF_SUMMARY, dice),
    rootless: 'partial',
    notes,
    links: [{ title: sentence(4, dice), url: `https://example.org/${index}/more` }],
    related: index === 0 ? [] : [`made-${dice.below(index)}`],
  };
}

function madeNote(number: number, dice: Dice): SecurityNote {
  const cve = `CVE-2026-${number + 10_000}`;
  return {
    ...EMPTY_NOTE,
    kind: 'vulnerability',
    impact: dice.pick(IMPACTS),
    text: sentence(WORDS_OF_NOTE, dice),
    ids: [cve],
    published: '2026',
    fixed: ['1.2.3'],
    source: `https://example.org/${cve}`,
  };
}
