import { rememberLast } from './remember.ts';
import type { Catalog, Entry, Impact, Mechanism, Noted, Rating, SecurityNote } from './types.ts';

/** A vulnerability with everything that the catalog says about it: all notes that have an id in common. */
export type Vulnerability = {
  /** The id by which it is best known, such as `CVE-2024-21626`. */
  readonly id: string;
  readonly ids: readonly string[];
  readonly nickname: string | null;
  readonly impact: Impact | null;
  /** The id of the kind of flaw. */
  readonly flaw: string | null;
  readonly rating: Rating | null;
  /** A year, a month or a day; empty if that is not known. */
  readonly published: string;
  /** The notes about it: first those of mechanisms that it crosses, then those of entries, in the order of the list. */
  readonly notes: readonly VulnerabilityNote[];
};

/** A note with the item that it is about. */
export type VulnerabilityNote = { readonly item: Noted; readonly note: SecurityNote };

/** Returns all items that can have notes: mechanisms, and then entries. */
export const notedIn = ({ mechanisms, entries }: Pick<Catalog, 'mechanisms' | 'entries'>): readonly Noted[] => [
  ...mechanisms,
  ...entries,
];

/** Whether an item with notes is an entry rather than a mechanism. */
export const isEntry = (item: Noted): item is Entry => 'category' in item;

/** Returns the entries that a vulnerability touches, each once. */
export const touchedEntries = ({ notes }: Vulnerability): readonly Entry[] => [
  ...new Set(notes.map(({ item }) => item).filter(isEntry)),
];

/** Returns the mechanisms that a vulnerability crosses, each once. */
export const crossedMechanisms = ({ notes }: Vulnerability): readonly Mechanism[] => [
  ...new Set(notes.flatMap(({ item }) => (isEntry(item) ? [] : [item]))),
];

/** Finds the vulnerabilities in the notes of a catalog, the newest first. */
export const findVulnerabilities = rememberLast(
  (catalog: Pick<Catalog, 'entries' | 'mechanisms' | 'known'>): readonly Vulnerability[] => {
    if (catalog.known !== undefined) return catalog.known.vulnerabilities;
    const groups = new Map<string, VulnerabilityNote[]>();
    for (const item of notedIn(catalog)) {
      for (const note of item.notes) {
        if (note.ids.length > 0) join(groups, { item, note });
      }
    }
    return [...new Set(groups.values())].map(describe).sort(newestFirst);
  },
);

/** Adds a note to its group. A note with ids of several groups joins them: the smaller ones move into the largest. */
function join(groups: Map<string, VulnerabilityNote[]>, told: VulnerabilityNote): void {
  const known = [...new Set(told.note.ids.map((id) => groups.get(id)).filter((group) => group !== undefined))];
  const [largest = [], ...others] = known.sort((a, b) => b.length - a.length);
  for (const moved of [...others.flat(), told]) {
    largest.push(moved);
    for (const id of moved.note.ids) groups.set(id, largest);
  }
}

function describe(notes: readonly VulnerabilityNote[]): Vulnerability {
  const ids = [...new Set(notes.flatMap(({ note }) => note.ids))].sort((a, b) => rank(a) - rank(b));
  const id = ids[0] ?? '';
  const first = <Value>(pick: (note: SecurityNote) => Value | null): Value | null =>
    notes.map(({ note }) => pick(note)).find((value) => value !== null) ?? null;
  return {
    id,
    ids,
    nickname: first(({ nickname }) => nickname),
    impact: first(({ impact }) => impact),
    flaw: first(({ flaw }) => flaw),
    rating: first(({ rating }) => rating),
    published: first(({ published }) => published) ?? yearIn(id),
    notes,
  };
}

/** Whether a vulnerability lets a process escape, or gain privileges. */
export const isGrave = (impact: Impact | null): boolean => impact === 'escape' || impact === 'privilege';

/** The most notes whose items are named: more than anybody reads in a row. */
const MOST_NAMES = 50;

/** Returns the names of the items that a vulnerability touches, each once, for a row of text. */
export function touchedNames({ notes }: Vulnerability): string {
  const names = [...new Set(notes.slice(0, MOST_NAMES).map(({ item }) => item.name))];
  const left = notes.length - MOST_NAMES;
  return [...names, ...(left > 0 ? [`${left} more`] : [])].join(', ');
}

const BEST_KNOWN = ['CVE-', 'GHSA-', 'GO-'];

/** Ranks an id: those by which people know a vulnerability come first. */
function rank(id: string): number {
  const at = BEST_KNOWN.findIndex((prefix) => id.startsWith(prefix));
  return at < 0 ? BEST_KNOWN.length : at;
}

const yearIn = (id: string): string => /^CVE-(\d{4})-/.exec(id)?.[1] ?? '';

const newestFirst = (a: Vulnerability, b: Vulnerability): number =>
  compare(b.published, a.published) || compare(b.id, a.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
