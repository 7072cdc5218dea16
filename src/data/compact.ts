import { type Columns, fromColumns, toColumns } from './columns.ts';
import { EMPTY_ENTRY, EMPTY_MECHANISM, EMPTY_NOTE } from './fields.ts';
import { type Overview, overviewOf } from './overview.ts';
import type { Catalog, Entry, Mechanism, Noted, SecurityNote } from './types.ts';
import { findVulnerabilities, notedIn, type Vulnerability } from './vulnerabilities.ts';

/**
 * A catalog as the build writes it, in two texts, so that a start reads little: entries, mechanisms and vulnerabilities field by
 * field, without their details. It brings along what they are without, so that the start need not load the table of fields.
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

/** What only a detail, a search or a report reads of entries and mechanisms. */
const DETAILS = ['words', 'links', 'notes'] as const;

/** The details of all that has notes, in the order of `notedIn`; the notes of all of them are in one row. */
export type CompactDetails = {
  readonly words: readonly (readonly string[])[];
  /** Of entries; mechanisms come first and have none. */
  readonly links: readonly (Entry['links'] | undefined)[];
  readonly counts: readonly number[];
  readonly notes: Columns<SecurityNote>;
};

/** A vulnerability, named by the first of its ids, with the places of its notes: of the item among all that have notes, and of the note in that. */
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
  // `known` is about the entries that were read, and others may have taken their place.
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

/** Details are given to an item that has none: V8 would slow it down for its whole life if they took the place of others. */
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

/** The days that most have, which are then written once. */
const usualDays = (all: readonly Days[]): Days => ({
  added: commonest(all.map(({ added }) => added)),
  changed: commonest(all.map(({ changed }) => changed)),
});

function commonest(days: readonly (string | null)[]): string | null {
  const counts = new Map<string | null, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** What most notes have: one of a vulnerability has what that one has, and most vulnerabilities have one note. */
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

/** The catalog again, with every field. Details are read when the first of them is asked for. */
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
  // The same functions for all items: V8 would otherwise make a form of its own for each.
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

/** A note of a vulnerability that is read with the details. */
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
 * The address of an advisory has an id of it, for which the place among the ids stands here: a space, which no address has, and the
 * digit of the id.
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
