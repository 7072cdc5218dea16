import { rememberLast } from './remember.ts';
import type { Catalog, Entry, Impact, Mechanism, Noted, Rating, SecurityNote } from './types.ts';

/** A vulnerability with everything that the catalog says of it: all notes that have an id in common. */
export type Vulnerability = {
  /** The id that it is best known by, such as `CVE-2024-21626`. */
  readonly id: string;
  readonly ids: readonly string[];
  readonly nickname: string | null;
  readonly impact: Impact | null;
  /** Id of the kind of flaw. */
  readonly flaw: string | null;
  readonly rating: Rating | null;
  /** A year, a month or a day; empty where that is not known. */
  readonly published: string;
  /** What it is in each item that has it: first the mechanisms that it crosses, then entries, in the order of the list. */
  readonly notes: readonly VulnerabilityNote[];
};

/** A note with what it is about. */
export type VulnerabilityNote = { readonly item: Noted; readonly note: SecurityNote };

/** All that has notes: mechanisms and entries. */
export const notedIn = ({ mechanisms, entries }: Pick<Catalog, 'mechanisms' | 'entries'>): readonly Noted[] => [
  ...mechanisms,
  ...entries,
];

/** Whether what has a note is an entry, and no mechanism. */
export const isEntry = (item: Noted): item is Entry => 'category' in item;

/** The entries that a vulnerability touches, each once. */
export const touchedEntries = ({ notes }: Vulnerability): readonly Entry[] => [
  ...new Set(notes.map(({ item }) => item).filter(isEntry)),
];

/** The mechanisms that a vulnerability crosses, each once. */
export const crossedMechanisms = ({ notes }: Vulnerability): readonly Mechanism[] => [
  ...new Set(notes.flatMap(({ item }) => (isEntry(item) ? [] : [item]))),
];

/** The vulnerabilities that the notes of a catalog name, the newest first. */
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

/** A note with ids of several groups makes one of them. The largest takes in the others, so that none is moved often. */
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

/** Whether what a vulnerability lets happen is an escape, or a privilege that was not given. */
export const isGrave = (impact: Impact | null): boolean => impact === 'escape' || impact === 'privilege';

/** More names than anybody reads in a row. */
const MOST_NAMES = 50;

/** The names of what a vulnerability touches, each once, for a row of text. */
export function touchedNames({ notes }: Vulnerability): string {
  const names = [...new Set(notes.slice(0, MOST_NAMES).map(({ item }) => item.name))];
  const left = notes.length - MOST_NAMES;
  return [...names, ...(left > 0 ? [`${left} more`] : [])].join(', ');
}

const BEST_KNOWN = ['CVE-', 'GHSA-', 'GO-'];

/** The ids by which people know a vulnerability come first. */
function rank(id: string): number {
  const at = BEST_KNOWN.findIndex((prefix) => id.startsWith(prefix));
  return at < 0 ? BEST_KNOWN.length : at;
}

const yearIn = (id: string): string => /^CVE-(\d{4})-/.exec(id)?.[1] ?? '';

const newestFirst = (a: Vulnerability, b: Vulnerability): number =>
  compare(b.published, a.published) || compare(b.id, a.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
