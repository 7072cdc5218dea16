import type { Entry, Flaw, Measure, Mechanism, SecurityNote, Shapes } from './types.ts';

/**
 * A field of an item: what shape its value `is` of, and whether the tree needs it (`listed`), so that the outline of a catalog
 * keeps it. The types, the outline, the reader of exported lists, the compiler of the catalog and the published schema are made
 * from these tables.
 */
export type Field = { readonly is: keyof Shapes; readonly listed?: true };

/** The fields of an entry, in the order in which they are read and written. */
export const ENTRY_FIELDS = {
  /** A slug; stable, so that bookmarks survive a release. */
  id: { is: 'id', listed: true },
  name: { is: 'name', listed: true },
  aliases: { is: 'names' },
  /** The page to open first. */
  url: { is: 'address' },
  /** Titles from the outermost category inwards. */
  category: { is: 'category', listed: true },
  kind: { is: 'kind', listed: true },
  summary: { is: 'summary' },
  /** What people say who ask for it without its name. */
  words: { is: 'names' },
  /** Package URLs: under which names advisories know it. */
  purl: { is: 'names' },
  status: { is: 'status', listed: true },
  /** When the status began: a year, or a year and a month. */
  statusSince: { is: 'time' },
  /** Year and month in which the status was true, such as `2026-08`. */
  statusAsOf: { is: 'month' },
  /** Year of the first release or publication. */
  since: { is: 'year' },
  license: { is: 'fact' },
  language: { is: 'fact' },
  /** What it always isolates with, or unless it is told otherwise. */
  mechanisms: { is: 'mechanisms' },
  /** What it isolates with when it is asked to. */
  mechanismsByOption: { is: 'mechanisms' },
  /** What it does not isolate with. Of what is in none of the three, nothing is recorded. */
  mechanismsNot: { is: 'mechanisms' },
  /** What is between a workload and the kernel of the host. */
  boundary: { is: 'boundary' },
  rootless: { is: 'rootless' },
  notes: { is: 'notes' },
  /** Pages besides `url`. */
  links: { is: 'links' },
  relations: { is: 'relations' },
  /** What took its place. */
  successors: { is: 'entries' },
  related: { is: 'entries' },
  snapshot: { is: 'snapshot' },
  /** The entry that this one is listed under, such as a blog for its posts. */
  parent: { is: 'parent', listed: true },
  /** The day on which it came into the catalog. */
  added: { is: 'day' },
  /** The day on which something other than its notes last changed; `null` while it is as it came. */
  changed: { is: 'day' },
} as const satisfies Record<string, Field>;

/** The fields of a measure: one line of the hardening guide. */
export const MEASURE_FIELDS = {
  id: { is: 'id', listed: true },
  level: { is: 'level', listed: true },
  /** What the level is about, such as `system services like cron and ssh`. */
  levelTitle: { is: 'name', listed: true },
  subject: { is: 'name', listed: true },
  problem: { is: 'prose' },
  mitigation: { is: 'prose' },
  /** What people say who ask for it without its name. */
  words: { is: 'names' },
  mechanisms: { is: 'mechanisms' },
  /** What to write for Docker, Podman or Kubernetes. */
  flags: { is: 'flags' },
  details: { is: 'lists' },
  related: { is: 'entries' },
  /** What has changed since the list was captured, one sentence each. */
  changed: { is: 'sentences' },
  sources: { is: 'links' },
} as const satisfies Record<string, Field>;

/** The fields of a mechanism: what the kernel or the processor offers to isolate with. */
export const MECHANISM_FIELDS = {
  id: { is: 'id', listed: true },
  name: { is: 'name', listed: true },
  aliases: { is: 'names' },
  /** The page to open; the address of the captured list where it had one. */
  url: { is: 'address' },
  summary: { is: 'summary' },
  /** What people say who ask for it without its name. */
  words: { is: 'names' },
  /** First kernel that had it, such as `Linux 3.5`. */
  sinceKernel: { is: 'kernel' },
  covers: { is: 'remark' },
  doesNotCover: { is: 'lists' },
  /** What has crossed it, and what else to know before one relies on it. */
  notes: { is: 'notes' },
  /** What has changed since the list was captured, one sentence each. */
  changed: { is: 'sentences' },
  sources: { is: 'links' },
  /** Whether the list of 2016 named it among its technologies. */
  listedIn2016: { is: 'flag' },
} as const satisfies Record<string, Field>;

const NONE: readonly never[] = [];

/** A note of which nothing is known, in the order in which its fields are written. */
export const EMPTY_NOTE: SecurityNote = {
  kind: 'history',
  impact: null,
  text: '',
  ids: NONE,
  nickname: null,
  flaw: null,
  rating: null,
  published: null,
  introduced: null,
  fixed: NONE,
  component: null,
  unfixed: false,
  source: '',
  added: null,
  changed: null,
};

export const EMPTY_FLAW: Flaw = { id: '', title: '', helps: null, measures: NONE, mechanisms: NONE };

/** What a value of each shape is where nothing is known. */
const EMPTY: Shapes = {
  id: '',
  name: '',
  names: NONE,
  address: '',
  category: NONE,
  kind: null,
  summary: '',
  prose: '',
  remark: null,
  sentences: NONE,
  status: null,
  month: null,
  time: null,
  year: null,
  day: null,
  fact: null,
  kernel: null,
  flag: false,
  level: 1,
  mechanisms: NONE,
  rootless: null,
  boundary: null,
  notes: NONE,
  relations: NONE,
  links: NONE,
  lists: NONE,
  flags: NONE,
  entries: NONE,
  snapshot: null,
  parent: null,
};

/**
 * Items of which nothing is known: copied first, so that an item has all fields, and in one order. Marked as pure, so that the
 * start, which needs none of them, is bundled without the tables.
 */
export const EMPTY_ENTRY: Entry = /* @__PURE__ */ emptyItem(ENTRY_FIELDS);
export const EMPTY_MEASURE: Measure = /* @__PURE__ */ emptyItem(MEASURE_FIELDS);
export const EMPTY_MECHANISM: Mechanism = /* @__PURE__ */ emptyItem(MECHANISM_FIELDS);

function emptyItem<Fields extends Record<string, Field>>(fields: Fields) {
  const item = Object.fromEntries(Object.entries(fields).map(([name, { is }]) => [name, EMPTY[is]]));
  return item as { readonly [Name in keyof Fields]: Shapes[Fields[Name]['is']] };
}
