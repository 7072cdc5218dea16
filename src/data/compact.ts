import { type Columns, fromColumns, toColumns } from './columns.ts';
import { EMPTY_ENTRY, EMPTY_MECHANISM, EMPTY_NOTE } from './fields.ts';
import { type Overview, overviewOf } from './overview.ts';
import type { Catalog, Entry, Mechanism, Noted, SecurityNote } from './types.ts';
import { findVulnerabilities, notedIn, type Vulnerability } from './vulnerabilities.ts';

/**
 * A catalog as the build writes it: entries, mechanisms and vulnerabilities field by field. Their details are a text of their
 * own (`CompactDetails`), so that a start reads little. `empty` has the usual values, so that a start need not load the table of
 * fields.
 */
export type CompactCatalog = Omit<Catalog, 'entries' | 'mechanisms' | 'known'> & {
  readonly entries: Columns<Entry>;
  readonly mechanisms: Columns<Mechanism>;
  readonly overview: Overview;
  readonly vulnerabilities: Columns<CompactVulnerability>;
  readonly empty: {
    readonly entry: Entry;
    readonly mechanism: Mechanism;
    readonly note: SecurityNote;
    readonly vulnerability: CompactVulnerability;
  };
};

/** The fields of entries and mechanisms that only a detail, a search or a report reads. */
const DETAILS = ['words', 'links', 'notes'] as const;

/** The details of all mechanisms and entries, in the order of `notedIn`; `notes` has the notes of all of them in sequence. */
export type CompactDetails = {
  readonly words: readonly (readonly string[])[];
  /** The links of entries; mechanisms come first and have none. */
  readonly links: readonly (Entry['links'] | undefined)[];
  readonly counts: readonly number[];
  readonly notes: Columns<SecurityNote>;
};

/**
 * A vulnerability, named by the first of its ids. For each note it has two indices: that of the item in `notedIn`, and that of
 * the note in the item.
 */
type CompactVulnerability = Omit<Vulnerability, 'id' | 'notes'> & {
  readonly notes: readonly (readonly [item: number, note: number])[];
};

const EMPTY_VULNERABILITY: CompactVulnerability = {
  ids: [],
  nickname: null,
  impact: null,
  flaw: null,
  rating: null,
  published: '',
  notes: [],
};

type Compacted = { readonly catalog: CompactCatalog; readonly details: CompactDetails };

export function compactCatalog(catalog: Catalog): Compacted {
  // `known` describes the entries that were read, and others may have taken their place.
  const { known: _, ...whole } = catalog;
  const { entries, mechanisms, ...rest } = whole;
  const items = notedIn(whole);
  const notes = items.flatMap((item) => item.notes).map(shortened);
  const counts = items.map((item) => item.notes.length);
  const empty = {
    entry: withoutDetails({ ...EMPTY_ENTRY, ...usualDays(entries) }),
    mechanism: withoutDetails(EMPTY_MECHANISM),
    note: { ...EMPTY_NOTE, ...usualDays(notes) },
    vulnerability: EMPTY_VULNERABILITY,
  };
  const vulnerabilities = findVulnerabilities(whole).map(compactVulnerability(items));
  return {
    catalog: {
      ...rest,
      empty,
      entries: toColumns(entries, () => empty.entry, DETAILS),
      mechanisms: toColumns(mechanisms, () => empty.mechanism, DETAILS),
      overview: overviewOf(whole),
      vulnerabilities: toColumns(vulnerabilities, () => EMPTY_VULNERABILITY),
    },
    details: {
      words: items.map(({ words }) => words),
      links: items.map((item) => ('links' in item ? item.links : undefined)),
      counts,
      notes: toColumns(notes, usualNotes(counts, vulnerabilities, empty.note)),
    },
  };
}

/** Removes the details from an item, so that reading can add them: if it replaced them, V8 would make the item slow for good. */
function withoutDetails<Item extends Noted>(item: Item): Item {
  const others = Object.entries(item).filter(([name]) => !DETAILS.some((field) => field === name));
  return Object.fromEntries(others) as Item;
}

function compactVulnerability(items: readonly Noted[]): (vulnerability: Vulnerability) => CompactVulnerability {
  const places = new Map(items.map((item, index) => [item.id, index]));
  return ({ id: _, notes, ...rest }) => ({
    ...rest,
    notes: notes.map(({ item, note }) => [places.get(item.id) ?? -1, item.notes.indexOf(note)]),
  });
}

type Days = { readonly added: string | null; readonly changed: string | null };

/** Returns the most common days, which need to be written only once. */
const usualDays = (all: readonly Days[]): Days => ({
  added: commonest(all.map(({ added }) => added)),
  changed: commonest(all.map(({ changed }) => changed)),
});

function commonest(days: readonly (string | null)[]): string | null {
  const counts = new Map<string | null, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** Returns the usual values of each note: those of its vulnerability, because most vulnerabilities have just one note. */
function usualNotes(
  counts: readonly number[],
  vulnerabilities: readonly CompactVulnerability[],
  empty: SecurityNote,
): (index: number) => SecurityNote {
  let end = 0;
  const starts = counts.map((count) => {
    end += count;
    return end - count;
  });
  const usual = new Map<number, SecurityNote>();
  for (const { ids, nickname, impact, flaw, rating, published, notes } of vulnerabilities) {
    const note: SecurityNote = { ...empty, kind: 'vulnerability', ids, nickname, impact, flaw, rating, published };
    for (const [item, place] of notes) usual.set((starts[item] ?? 0) + place, note);
  }
  return (index) => usual.get(index) ?? empty;
}

/** Converts a compact catalog back to a catalog with every field. Details are read when the first of them is needed. */
export function expandCatalog(compact: CompactCatalog, readDetails: () => CompactDetails): Catalog {
  const { entries, mechanisms, overview, vulnerabilities, empty, ...rest } = compact;
  const compactVulnerabilities = fromColumns(vulnerabilities, () => empty.vulnerability);
  const expanded = {
    mechanisms: fromColumns(mechanisms, () => empty.mechanism),
    entries: fromColumns(entries, () => empty.entry),
  };
  const items = notedIn(expanded);
  let details: ReturnType<typeof expandDetails> | undefined;
  const read = () => {
    details ??= expandDetails(readDetails(), compactVulnerabilities, empty.note);
    return details;
  };
  const places = new Map(items.map((item, index) => [item, index]));
  // All items share these functions: otherwise V8 would give each item a hidden class of its own.
  const [words, links, notes] = DETAILS.map((field) => ({
    get(this: Noted) {
      return read()[field][places.get(this) ?? -1];
    },
    enumerable: true,
  }));
  for (const item of expanded.mechanisms) Object.defineProperties(item, { words, notes } as PropertyDescriptorMap);
  for (const item of expanded.entries) Object.defineProperties(item, { words, links, notes } as PropertyDescriptorMap);
  const known = compactVulnerabilities.map(({ notes, ...one }) => ({
    id: one.ids[0] ?? '',
    ...one,
    notes: notes.map(([item, note]) => new NoteToRead(items[item] as Noted, note)),
  }));
  return { ...rest, ...expanded, known: { overview, vulnerabilities: known } };
}

/** A note of a vulnerability, which is read together with the details when it is needed. */
class NoteToRead {
  readonly item: Noted;
  readonly #index: number;

  constructor(item: Noted, index: number) {
    this.item = item;
    this.#index = index;
  }

  get note(): SecurityNote {
    return this.item.notes[this.#index] as SecurityNote;
  }
}

/**
 * Shortens the address of an advisory, which usually contains one of its ids, by writing the id as its index: a space, which
 * occurs in no address, and a digit.
 */
function shortened(note: SecurityNote): SecurityNote {
  const place = note.ids.slice(0, 10).findIndex((id) => note.source.includes(id));
  return place < 0 ? note : { ...note, source: note.source.replace(note.ids[place] ?? '', ` ${place}`) };
}

function lengthened(note: SecurityNote): SecurityNote {
  const [before = '', after] = note.source.split(' ');
  if (after === undefined) return note;
  const id = note.ids[Number(after[0])] ?? '';
  return Object.assign(note, { source: before + id + after.slice(1) });
}

function expandDetails(
  { words, links, counts, notes }: CompactDetails,
  vulnerabilities: readonly CompactVulnerability[],
  empty: SecurityNote,
) {
  const all = fromColumns(notes, usualNotes(counts, vulnerabilities, empty)).map(lengthened);
  let end = 0;
  const notesOf = (count: number) => {
    end += count;
    return all.slice(end - count, end);
  };
  return { words, links, notes: counts.map(notesOf) };
}
