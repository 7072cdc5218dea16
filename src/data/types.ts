/** The words of the domain. Every list here is closed: a catalog that uses another word is refused. */

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

export const SEVERITIES = ['critical', 'caution', 'info', 'good'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const ROOTLESS = ['yes', 'partial', 'no'] as const;
export type Rootless = (typeof ROOTLESS)[number];

export const LEVELS = [1, 2, 3, 4, 5] as const;
export type Level = (typeof LEVELS)[number];

/** A page to open; `url` is http or https. */
export type Link = { readonly title: string; readonly url: string };

/** One thing known about an entry's security, with the address that says so. */
export type SecurityNote = {
  readonly severity: Severity;
  readonly text: string;
  readonly cve: string | null;
  readonly year: number | null;
  readonly fixedIn: string | null;
  readonly source: string;
};

/** What the list of 2016 said: stars and days since the last push as of the capture. */
export type Snapshot = {
  readonly name: string;
  readonly url: string;
  /** Titles from the outermost category inwards. */
  readonly category: readonly string[];
  readonly stars: number | null;
  readonly pushedDaysAgo: number | null;
};

/** One thing listed. Facts that nobody has established are `null`, never guessed. */
export type Entry = {
  /** A slug; stable, so that bookmarks survive a release. */
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly url: string;
  /** Titles from the outermost category inwards. */
  readonly category: readonly string[];
  readonly kind: Kind | null;
  readonly summary: string;
  readonly status: Status | null;
  /** Year and month in which the status was true, such as `2026-08`. */
  readonly statusAsOf: string | null;
  readonly since: number | null;
  readonly license: string | null;
  readonly language: string | null;
  /** Ids of mechanisms. */
  readonly mechanisms: readonly string[];
  readonly rootless: Rootless | null;
  readonly notes: readonly SecurityNote[];
  /** Pages besides `url`. */
  readonly links: readonly Link[];
  /** Ids of entries. */
  readonly successors: readonly string[];
  /** Ids of entries. */
  readonly related: readonly string[];
  readonly snapshot: Snapshot | null;
  /** Id of the entry this one is listed under, such as a blog for its posts. */
  readonly parent: string | null;
};

/** A node of the tree of categories. */
export type Category = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Id of the category that holds this one. */
  readonly parent: string | null;
  readonly holds: 'entries' | 'measures' | 'mechanisms' | 'categories';
};

/** A titled list inside a measure or a mechanism, such as the capabilities that are kept. */
export type DetailList = {
  readonly title: string;
  readonly text: string | null;
  readonly items: readonly { readonly name: string; readonly meaning: string | null }[];
};

/** One line of the hardening guide. */
export type Measure = {
  readonly id: string;
  readonly level: Level;
  /** What the level is about, such as `system services like cron and ssh`. */
  readonly levelTitle: string;
  readonly subject: string;
  readonly problem: string;
  readonly mitigation: string;
  /** Ids of mechanisms. */
  readonly mechanisms: readonly string[];
  readonly details: readonly DetailList[];
  /** Ids of entries. */
  readonly related: readonly string[];
  /** What has changed since 2016, one sentence each. */
  readonly changed: readonly string[];
  readonly sources: readonly Link[];
};

/** What the kernel or the processor offers to isolate with. */
export type Mechanism = {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** The page to open; the list's own address of 2016 where it had one. */
  readonly url: string;
  readonly summary: string;
  /** First kernel that had it, such as `Linux 3.5`. */
  readonly sinceKernel: string | null;
  readonly covers: string | null;
  readonly doesNotCover: readonly DetailList[];
  /** What has changed since 2016, one sentence each. */
  readonly changed: readonly string[];
  readonly sources: readonly Link[];
  /** Whether the list of 2016 named it among its technologies. */
  readonly listedIn2016: boolean;
};

export type Catalog = {
  readonly title: string;
  /** Day on which the list of 2016 was captured, `YYYY-MM-DD`. */
  readonly capturedOn: string;
  /** In the order of the list. */
  readonly categories: readonly Category[];
  readonly entries: readonly Entry[];
  readonly measures: readonly Measure[];
  readonly mechanisms: readonly Mechanism[];
};
