import type { Entry, Flaw, Measure, Mechanism, SecurityNote, Shapes } from './types.ts';

/**
 * A field of an item: the shape of its value (`is`), and whether the tree needs it (`listed`), so that the outline of a catalog
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
  /** Words by which people search for it when they do not know its name. */
  words: { is: 'names' },
  /** Package URLs: the names under which advisories list it. */
  purl: { is: 'names' },
  status: { is: 'status', listed: true },
  /** When the status began: a year, or a year and a month. */
  statusSince: { is: 'time' },
  /** The year and month in which the status was last checked, such as `2026-08`. */
  statusAsOf: { is: 'month' },
  /** Year of the first release or publication. */
  since: { is: 'year' },
  license: { is: 'fact' },
  language: { is: 'fact' },
  /** The mechanisms that it isolates with always, or by default. */
  mechanisms: { is: 'mechanisms' },
  /** The mechanisms that it isolates with if an option asks for them. */
  mechanismsByOption: { is: 'mechanisms' },
  /** The mechanisms that it does not use. Nothing is recorded about those in none of the three lists. */
  mechanismsNot: { is: 'mechanisms' },
  /** The boundary between a workload and the kernel of the host. */
  boundary: { is: 'boundary' },
  rootless: { is: 'rootless' },
  notes: { is: 'notes' },
  /** Pages besides `url`. */
  links: { is: 'links' },
  relations: { is: 'relations' },
  /** The entries that took its place. */
  successors: { is: 'entries' },
  related: { is: 'entries' },
  snapshot: { is: 'snapshot' },
  /** The entry that this one is listed under, such as a blog for its posts. */
  parent: { is: 'parent', listed: true },
  /** The day on which it came into the catalog. */
  added: { is: 'day' },
  /** The day on which something other than its notes last changed; `null` if nothing has. */
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
  /** Words by which people search for it when they do not know its name. */
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
  /** The page to open; the address from the captured list, if it had one. */
  url: { is: 'address' },
  summary: { is: 'summary' },
  /** Words by which people search for it when they do not know its name. */
  words: { is: 'names' },
  /** The first kernel that had it, such as `Linux 3.5`. */
  sinceKernel: { is: 'kernel' },
  covers: { is: 'remark' },
  doesNotCover: { is: 'lists' },
  /** The vulnerabilities that crossed it, and what else to know before relying on it. */
  notes: { is: 'notes' },
  /** What has changed since the list was captured, one sentence each. */
  changed: { is: 'sentences' },
  sources: { is: 'links' },
  /** Whether the list of 2016 named it among its technologies. */
  listedIn2016: { is: 'flag' },
} as const satisfies Record<string, Field>;

const NONE: readonly never[] = [];

/** A note about which nothing is known, with its fields in the order in which they are written. */
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

/** The value of each shape if nothing is known. */
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
 * Items about which nothing is known. A new item starts as a copy, so that it has all fields, and in the same order. Marked as
 * pure, so that the start, which needs none of them, is bundled without the tables.
 */
export const EMPTY_ENTRY: Entry = /* @__PURE__ */ emptyItem(ENTRY_FIELDS);
export const EMPTY_MEASURE: Measure = /* @__PURE__ */ emptyItem(MEASURE_FIELDS);
export const EMPTY_MECHANISM: Mechanism = /* @__PURE__ */ emptyItem(MECHANISM_FIELDS);

function emptyItem<Fields extends Record<string, Field>>(fields: Fields) {
  const item = Object.fromEntries(Object.entries(fields).map(([name, { is }]) => [name, EMPTY[is]]));
  return item as { readonly [Name in keyof Fields]: Shapes[Fields[Name]['is']] };
}
