import { EMPTY_ENTRY } from '../../../../src/data/fields.ts';
import { type Entry, KINDS, STATUSES } from '../../../../src/data/types.ts';
import { numbers } from '../../kit/made-catalog.ts';
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

/** Entries as they stand in large lists of programs. The same seed gives the same ones, however many there are. */
export function madeEntries(count: number, seed: number): readonly Entry[] {
  const dice = diceOf(numbers(seed));
  return Array.from({ length: count }, (_, index) => madeEntry(index, dice));
}

type Dice = {
  readonly below: (limit: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  readonly isLuck: (chance: number) => boolean;
  /** A word of any text, and one that says something. */
  readonly word: () => string;
  readonly subject: () => string;
};

function diceOf(random: () => number): Dice {
  const below = (limit: number) => Math.floor(random() * limit);
  // By Zipf's law a word of rank n comes up 1/n as often as the first: its rank is as likely in each power of ten.
  const rankBetween = (first: number, end: number) =>
    Math.floor((first + 1) * ((end + 1) / (first + 1)) ** random()) - 1;
  return {
    below,
    pick: <T>(from: readonly T[]) => from[below(from.length)] as T,
    isLuck: (chance) => random() < chance,
    word: () => wordAt(rankBetween(0, VOCABULARY)),
    subject: () => wordAt(rankBetween(FIRST_SUBJECT, VOCABULARY)),
  };
}

function madeEntry(index: number, dice: Dice): Entry {
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
    summary: madeSummary(dice),
    status: dice.pick(STATUSES),
    statusAsOf: '2026-08',
    since: 2000 + dice.below(26),
    license: dice.pick(LICENSES),
    language: dice.pick(LANGUAGES),
  };
}

/** The ways in which people name programs and pages. */
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

/** What has one word for its name seldom has one that all have: the head of one word, and the tail of another. */
function rare(subject: () => string): string {
  return subject().slice(0, 5) + subject().slice(-4);
}

/** Of a kind that is reserved, or below an owner who says that it is made. */
function madeUrl(owner: string, name: string, { isLuck }: Dice): string {
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return isLuck(0.7) ? `https://github.com/made-${owner}/${slug}` : `https://${owner}.example.org/${slug}`;
}

function madeSummary({ below, word, subject }: Dice): string {
  const length = SHORTEST_SUMMARY + below(LONGEST_SUMMARY - SHORTEST_SUMMARY + 1);
  const words = Array.from({ length: length - 1 }, word);
  return `${capital([...words, subject()].join(' '))}.`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
