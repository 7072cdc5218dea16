import type { ENTRY_FIELDS, Field, MEASURE_FIELDS, MECHANISM_FIELDS } from './fields.ts';
import type { Overview } from './overview.ts';
import type { Revision } from './revisions.ts';
import type { Vulnerability } from './vulnerabilities.ts';

/**
 * The words of the domain. The bundled catalog uses no others, which its schema enforces. A user's own list may use any words
 * as kinds and statuses; only these have signs, colours and an order.
 */

export const STATUSES = [
  'active',
  'maintenance',
  'archived',
  'superseded',
  'discontinued',
  'moved',
  'unknown',
] as const;
export type Status = (typeof STATUSES)[number];

export const KINDS = [
  'runtime',
  'engine',
  'system container manager',
  'orchestrator',
  'sandbox',
  'scanner',
  'policy tool',
  'specification',
  'foundation',
  'cloud',
  'dashboard',
  'library',
  'kernel tool',
  'operating system',
  'virtual machine',
  'image tool',
  'base image',
  'registry',
  'storage',
  'network tool',
  'monitor',
  'signing tool',
  'guide',
  'article',
  'slides',
  'discussion',
  'blog',
  'book',
  'talk',
  'list',
] as const;
export type Kind = (typeof KINDS)[number];

/** One of our own words, or any other word in a user's own list. */
type Word<Known extends string> = Known | (string & {});

export const NOTE_KINDS = ['vulnerability', 'caution', 'myth', 'strength', 'history'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** The impact of a vulnerability, from the gravest to the least grave. */
export const IMPACTS = ['escape', 'privilege', 'bypass', 'disclosure', 'denial'] as const;
export type Impact = (typeof IMPACTS)[number];

export const RATING_LEVELS = ['low', 'medium', 'high', 'critical'] as const;
export type RatingLevel = (typeof RATING_LEVELS)[number];

export const RELATION_TYPES = ['uses', 'default of', 'wraps', 'fork of', 'replaces', 'in place of'] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

/** What separates a workload from the kernel of the host. */
export const BOUNDARIES = ['shared kernel', 'kernel in user space', 'own kernel in a VM'] as const;
export type Boundary = (typeof BOUNDARIES)[number];

export const ROOTLESS = ['yes', 'partial', 'no'] as const;
export type Rootless = (typeof ROOTLESS)[number];

export const LEVELS = [1, 2, 3, 4, 5] as const;
export type Level = (typeof LEVELS)[number];

/** The tools for which the hardening guide has instructions. */
export const TOOLS = ['docker', 'podman', 'kubernetes'] as const;
export type Tool = (typeof TOOLS)[number];

/** How one tool applies a measure: by options of its command, or by fields of a Kubernetes manifest. */
export type ToolFlag = { readonly tool: Tool; readonly text: string; readonly remark: string | null };

/** A page to open; `url` is http or https. */
export type Link = { readonly title: string; readonly url: string };

/** A published rating of how grave a vulnerability is, with who gave it; the score is that of CVSS. */
export type Rating = { readonly level: RatingLevel; readonly score: number | null; readonly by: string };

/** One fact about an entry's security, with the address of its source. */
export type SecurityNote = {
  readonly kind: NoteKind;
  /** `null` for a note that is not about a vulnerability. */
  readonly impact: Impact | null;
  readonly text: string;
  /** Ids of advisories, the best known first: CVE, GHSA, GO. */
  readonly ids: readonly string[];
  readonly nickname: string | null;
  /** The id of the kind of flaw. */
  readonly flaw: string | null;
  readonly rating: Rating | null;
  /** A year, a month or a day, such as `2024-01-31`. */
  readonly published: string | null;
  /** The first release that has the flaw. */
  readonly introduced: string | null;
  /** The first release without the flaw in each release line, the oldest first. */
  readonly fixed: readonly string[];
  /** Whose releases these are, if not those of the entry, such as `Linux`. */
  readonly component: string | null;
  /** Whether the source says that no release fixes it. */
  readonly unfixed: boolean;
  readonly source: string;
  /** The days on which the note came into the catalog, and last changed. */
  readonly added: string | null;
  readonly changed: string | null;
};

/** A kind of flaw that several vulnerabilities have in common, such as a leaked file descriptor, and what helps against it. */
export type Flaw = {
  readonly id: string;
  readonly title: string;
  readonly helps: string | null;
  /** Ids of measures of the hardening guide. */
  readonly measures: readonly string[];
  /** Ids of mechanisms. */
  readonly mechanisms: readonly string[];
};

/** How an entry is related to another: it uses it, is a fork of it, … */
export type Relation = { readonly type: RelationType; readonly id: string };

/** What the list said about an entry when it was captured; stars and days since the last push are as of that day. */
export type Snapshot = {
  readonly name: string;
  readonly url: string;
  /** Titles from the outermost category inwards. */
  readonly category: readonly string[];
  readonly stars: number | null;
  readonly pushedDaysAgo: number | null;
};

/** One thing in the list. Facts that are not recorded are `null`, never guessed. */
export type Entry = ItemWith<typeof ENTRY_FIELDS>;

/** A node of the tree of categories. */
export type Category = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** The id of the category that contains this one. */
  readonly parent: string | null;
  readonly holds: 'entries' | 'measures' | 'mechanisms' | 'vulnerabilities' | 'categories';
};

/** A row of a `DetailList`; `remark` is what else one has to know, such as what an older source says about it. */
export type DetailItem = { readonly name: string; readonly meaning: string | null; readonly remark: string | null };

/** A titled list inside a measure or a mechanism, such as the capabilities that are kept. */
export type DetailList = {
  readonly title: string;
  readonly text: string | null;
  readonly items: readonly DetailItem[];
};

/** One line of the hardening guide. */
export type Measure = ItemWith<typeof MEASURE_FIELDS>;

/** What the kernel or the processor offers to isolate with. */
export type Mechanism = ItemWith<typeof MECHANISM_FIELDS>;

/** An item that can have security notes. */
export type Noted = Entry | Mechanism;

/** The values that fields may have, by the names of their shapes in `fields.ts`. */
export type Shapes = {
  readonly id: string;
  /** A name, a title or another short text. */
  readonly name: string;
  readonly names: readonly string[];
  /** An http or https address; empty if there is none. */
  readonly address: string;
  /** Titles from the outermost category inwards. */
  readonly category: readonly string[];
  readonly kind: Word<Kind> | null;
  /** A sentence or two. */
  readonly summary: string;
  readonly prose: string;
  /** Prose that may be missing. */
  readonly remark: string | null;
  readonly sentences: readonly string[];
  readonly status: Word<Status> | null;
  readonly month: string | null;
  /** A year, or a year and a month. */
  readonly time: string | null;
  readonly year: number | null;
  /** A day, such as `2026-11-24`. */
  readonly day: string | null;
  /** A short text that may be missing. */
  readonly fact: string | null;
  /** A release of the kernel, such as `Linux 3.5`. */
  readonly kernel: string | null;
  readonly flag: boolean;
  readonly level: Level;
  /** Ids of mechanisms. */
  readonly mechanisms: readonly string[];
  readonly rootless: Rootless | null;
  readonly boundary: Boundary | null;
  readonly notes: readonly SecurityNote[];
  readonly relations: readonly Relation[];
  readonly links: readonly Link[];
  readonly lists: readonly DetailList[];
  readonly flags: readonly ToolFlag[];
  /** Ids of entries. */
  readonly entries: readonly string[];
  readonly snapshot: Snapshot | null;
  /** Id of an entry. */
  readonly parent: string | null;
};

type ItemWith<Fields extends Record<string, Field>> = {
  readonly [Name in keyof Fields]: Shapes[Fields[Name]['is']];
};

export type Catalog = {
  readonly title: string;
  /** The day on which the list behind the catalog was captured, `YYYY-MM-DD`; empty if that is not known. */
  readonly capturedOn: string;
  /** In the order of the list. */
  readonly categories: readonly Category[];
  readonly entries: readonly Entry[];
  readonly measures: readonly Measure[];
  readonly mechanisms: readonly Mechanism[];
  /** The kinds of flaw that notes name. */
  readonly flaws: readonly Flaw[];
  /** The newest first; empty for a list without a record of them. */
  readonly revisions: readonly Revision[];
  /** What was computed when the catalog was written. A copy with other entries must not keep it. */
  readonly known?: { readonly overview: Overview; readonly vulnerabilities: readonly Vulnerability[] };
};
