import { EMPTY_ENTRY } from '../../../../src/data/fields.ts';
import { type Entry, KINDS, STATUSES } from '../../../../src/data/types.ts';
import { randomFrom } from '../../../kit/random.ts';
import { FIRST_SUBJECT, VOCABULARY, wordAt } from './words.ts';

const TOPICS = [
  ...['Runtimes', 'Images', 'Networking', 'Storage', 'Security', 'Monitoring', 'Clusters', 'Deployment', 'Testing'],
  ...['Development', 'Databases', 'Web', 'Data', 'Machine Learning', 'Command Line', 'Editors', 'Hardware', 'Media'],
];
const SHELVES = ['Tools', 'Libraries', 'Services', 'Articles', 'Talks', 'Examples'];
const LICENSES = ['Apache-2.0', 'MIT', 'GPL-3.0', 'BSD-3-Clause', null];
const LANGUAGES = ['Go', 'Python', 'JavaScript', 'Rust', 'C', 'Java', null, null];
const SHORTEST_SUMMARY = 4;
const LONGEST_SUMMARY = 20;
const HAS_ALIAS = 0.08;

/** Generates entries like those of large lists of programs. A seed gives the same entries, whatever their number. */
export function madeEntries(count: number, seed: number): readonly Entry[] {
  const dice = diceFrom(seed);
  return Array.from({ length: count }, (_, index) => madeEntry(index, dice));
}

/** Makes the random choices for generated entries; the same seed gives the same choices. */
export type Dice = {
  readonly below: (limit: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  readonly isLuck: (chance: number) => boolean;
  /** Returns any word of a text; `subject` returns a word that says what a text is about. */
  readonly word: () => string;
  readonly subject: () => string;
};

export function diceFrom(seed: number): Dice {
  const { next, below, one } = randomFrom(seed);
  // By Zipf's law, rank n occurs 1/n times as often as the first, so a rank is equally likely in each power of ten.
  const rankBetween = (first: number, end: number) => Math.floor((first + 1) * ((end + 1) / (first + 1)) ** next()) - 1;
  return {
    below,
    pick: one,
    isLuck: (chance) => next() < chance,
    word: () => wordAt(rankBetween(0, VOCABULARY)),
    subject: () => wordAt(rankBetween(FIRST_SUBJECT, VOCABULARY)),
  };
}

/** Generates an entry with only the fields that every entry of a large list has. */
export function madeEntry(index: number, dice: Dice): Entry {
  const name = madeName(dice);
  const owner = dice.subject();
  return {
    ...EMPTY_ENTRY,
    id: `made-${index}`,
    name,
    aliases: dice.isLuck(HAS_ALIAS) ? [madeName(dice)] : [],
    url: madeUrl(owner, name, dice),
    category: dice.isLuck(0.7) ? [dice.pick(TOPICS), dice.pick(SHELVES)] : [dice.pick(TOPICS)],
    kind: dice.pick(KINDS),
    summary: sentence(SHORTEST_SUMMARY + dice.below(LONGEST_SUMMARY - SHORTEST_SUMMARY + 1), dice),
    status: dice.pick(STATUSES),
    statusAsOf: '2026-08',
    since: 2000 + dice.below(26),
    license: dice.pick(LICENSES),
    language: dice.pick(LANGUAGES),
  };
}

/** Common ways to name programs and pages. */
const NAMINGS: readonly ((dice: Dice) => string)[] = [
  ({ subject }) => `${subject()}-${subject()}`,
  ({ subject }) => `${subject()}-${subject()}-${subject()}`,
  ({ subject }) => `${subject()}/${subject()}`,
  ({ subject }) => capital(subject()) + capital(subject()),
  ({ subject }) => capital(rare(subject)),
  ({ subject }) => rare(subject),
  ({ subject }) => `${capital(subject())} ${capital(subject())}`,
  ({ subject, word }) => [capital(subject()), word(), word(), subject()].join(' '),
];

function madeName(dice: Dice): string {
  return dice.pick(NAMINGS)(dice);
}

/** Returns a name that is seldom a common word: the beginning of one word and the end of another. */
function rare(subject: () => string): string {
  return subject().slice(0, 5) + subject().slice(-4);
}

/** Returns an address that nobody owns: in a reserved domain, or of a GitHub owner whose name begins with `made-`. */
function madeUrl(owner: string, name: string, { isLuck }: Dice): string {
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return isLuck(0.7) ? `https://github.com/made-${owner}/${slug}` : `https://${owner}.example.org/${slug}`;
}

/** Returns a sentence of `length` words, the last of which is a subject. */
export function sentence(length: number, { word, subject }: Dice): string {
  const words = Array.from({ length: length - 1 }, word);
  return `${capital([...words, subject()].join(' '))}.`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
