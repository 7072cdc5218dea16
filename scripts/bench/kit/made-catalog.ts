import { EMPTY_ENTRY } from '../../../src/data/fields.ts';
import { type Catalog, type Entry, KINDS, SEVERITIES, type SecurityNote, STATUSES } from '../../../src/data/types.ts';

const ENTRIES = 250;
/** In the first category, so that there is a long list to go through at the top of the tree. */
const IN_THE_FIRST = 100;
const NOTES = 6;
const WORDS = [
  ...['namespace', 'seccomp', 'rootless', 'kernel', 'mount', 'capability', 'image', 'registry', 'layer', 'socket'],
  ...['daemon', 'privilege', 'escape', 'filter', 'policy', 'cgroup', 'memory', 'device', 'network', 'overlay'],
  ...['sandbox', 'runtime', 'the', 'a', 'of', 'with', 'without', 'is', 'was', 'fixed', 'before', 'after', 'only'],
];

/** A large catalog with long notes in the categories of another one: the same whenever it is made. */
export function madeCatalog(own: Catalog): Catalog {
  const random = numbers(1);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const text = (words: number) => {
    const sentence = Array.from({ length: words }, () => pick(WORDS)).join(' ');
    return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
  };
  const places = [...new Map(own.entries.map(({ category }) => [category.join(' > '), category])).values()];
  const entry = (index: number): Entry => ({
    ...EMPTY_ENTRY,
    id: `made-${index}`,
    name: `${pick(WORDS)} ${pick(WORDS)} ${index}`,
    aliases: [`${pick(WORDS)}${index}`],
    url: `https://example.org/${index}`,
    category: (index < IN_THE_FIRST ? places[0] : pick(places)) ?? [],
    kind: pick(KINDS),
    summary: text(30),
    status: pick(STATUSES),
    statusAsOf: '2026-08',
    since: 2000 + (index % 25),
    license: 'Apache-2.0',
    language: 'Go',
    mechanisms: own.mechanisms.slice(index % 3, (index % 3) + 3).map(({ id }) => id),
    rootless: 'partial',
    notes: Array.from({ length: NOTES }, (_, note) => noteOf(`CVE-2026-${index * NOTES + note + 10_000}`)),
    links: [{ title: text(4), url: `https://example.org/${index}/more` }],
    related: index === 0 ? [] : [`made-${Math.floor(random() * index)}`],
  });
  const noteOf = (cve: string): SecurityNote => ({
    severity: pick(SEVERITIES),
    text: text(60),
    cve,
    year: 2026,
    fixedIn: '1.2.3',
    source: `https://example.org/${cve}`,
  });
  return {
    ...own,
    entries: Array.from({ length: ENTRIES }, (_, index) => entry(index)),
    // They point at entries that are not there now.
    measures: own.measures.map((measure) => ({ ...measure, related: [] })),
  };
}

/** Numbers from 0 to 1 that look random and always are the same (the generator called mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
