import { grouped } from '../text/grouped.ts';
import { hasEnded } from './status.ts';
import type { Boundary, Entry, Impact, Kind, Noted, NoteKind, SecurityNote, Snapshot, Tool } from './types.ts';

/** The words for values of the catalog. The detail prints these words, and a search finds them. */

/** The first word of a note: the impact of a vulnerability, or else the kind of the note. */
export type NoteWord = Impact | NoteKind;

export const noteWord = ({ kind, impact }: Pick<SecurityNote, 'kind' | 'impact'>): NoteWord => impact ?? kind;

/** Writes a published rating and who gave it: `rated high 8.6 by GitHub`. */
export function ratingText({ rating }: Pick<SecurityNote, 'rating'>): string | null {
  if (rating === null) return null;
  return `rated ${rating.level}${rating.score === null ? '' : ` ${rating.score.toFixed(1)}`} by ${rating.by}`;
}

/** Returns when a note became known; `null` if the year is part of its id, or if it is not recorded. */
export function publicationText({ ids, published }: SecurityNote): string | null {
  return ids[0]?.startsWith('CVE-') ? null : published;
}

/** Whether a note has only its kind and its sentence, and so begins in the row of its sign. */
export const isPlainNote = (note: SecurityNote): boolean =>
  note.ids.length === 0 && note.nickname === null && note.rating === null && fixText(note) === '';

/** Writes the beginning of a plain note: `caution 2026: `. */
export const noteOpening = (note: SecurityNote): string =>
  `${[noteWord(note), publicationText(note)].filter(Boolean).join(' ')}: `;

/** Names the releases that fix a vulnerability, or says that none is recorded; empty for other notes. */
export function fixText({ kind, fixed, component, unfixed }: SecurityNote): string {
  if (unfixed) return 'not fixed in any release';
  if (fixed.length > 0) return `fixed in ${component === null ? '' : `${component} `}${fixed.join(' / ')}`;
  return kind === 'vulnerability' ? 'no fixed release recorded' : '';
}

/** The caveat that every answer about a version must include. */
export const NOT_ALL =
  'Most denial-of-service flaws and other minor flaws are left out; what is not recorded may still be open.';

/** Returns the title of a note's source among the links. */
export const sourceTitle = ([id]: readonly string[]): string => id ?? 'source of a note';

export const BOUNDARY_WORDS: Readonly<Record<Boundary, string>> = {
  'shared kernel': 'Shares the kernel of the host.',
  'kernel in user space': 'Has a kernel of its own, in user space.',
  'own kernel in a VM': 'Has a kernel of its own, in a virtual machine.',
};

export const TOOL_NAMES: Readonly<Record<Tool, string>> = {
  docker: 'Docker',
  podman: 'Podman',
  kubernetes: 'Kubernetes',
};

const TO_READ = 'Not applicable: it is something to read.';
const ABOUT_CONTAINERS = 'None of its own: it relies on the runtime of the containers that it works on.';
const NOT_RECORDED = 'Not recorded.';

/** Why entries that run nothing have no mechanism. */
const RUNS_NOTHING = {
  foundation: 'Not applicable: a foundation runs nothing.',
  guide: TO_READ,
  article: TO_READ,
  slides: TO_READ,
  discussion: TO_READ,
  blog: TO_READ,
  book: TO_READ,
  talk: 'Not applicable: it is a talk.',
  list: TO_READ,
} as const;

/** Why entries of some kinds have no mechanism; for all other kinds nothing is recorded. */
const NO_ISOLATION = {
  ...RUNS_NOTHING,
  orchestrator: ABOUT_CONTAINERS,
  scanner: ABOUT_CONTAINERS,
  'policy tool': ABOUT_CONTAINERS,
  specification: 'None of its own: it specifies what others implement.',
  cloud: 'Not recorded: it depends on the provider.',
  dashboard: ABOUT_CONTAINERS,
  'image tool': ABOUT_CONTAINERS,
  'base image': ABOUT_CONTAINERS,
  registry: ABOUT_CONTAINERS,
  storage: ABOUT_CONTAINERS,
  'network tool': ABOUT_CONTAINERS,
  monitor: ABOUT_CONTAINERS,
  'signing tool': ABOUT_CONTAINERS,
} as const satisfies Partial<Record<Kind, string>>;

/** The same reasons in a map, because a list of the user's own may have a kind called `constructor`. */
const REASONS: ReadonlyMap<string, string> = new Map(Object.entries(NO_ISOLATION));

/** Says why no mechanism is listed: reading matter isolates nothing, and most tools only inspect containers or build them. */
export const noIsolationText = ({ kind }: Pick<Entry, 'kind'>): string => REASONS.get(kind ?? '') ?? NOT_RECORDED;

/** Says of an item without notes that none is recorded; empty for what runs nothing, because that is neither safe nor unsafe. */
export const noNotesText = (item: Noted): string =>
  'kind' in item && Object.hasOwn(RUNS_NOTHING, item.kind ?? '')
    ? ''
    : 'None recorded. That does not mean that it is safe.';

/** Whether the boundary or a mechanism of an entry is recorded. */
export const hasIsolation = ({ boundary, mechanisms, mechanismsByOption, mechanismsNot }: Entry): boolean =>
  boundary !== null || mechanisms.length + mechanismsByOption.length + mechanismsNot.length > 0;

/** Names the successors of an entry that has ended, for the top of its detail; `null` for all other entries. */
export const successionText = ({ status, successors }: Entry, names: string): string | null =>
  successors.length > 0 && hasEnded(status) ? `replaced by ${names}` : null;

/** Says when the status was checked. */
export const checkText = (month: string): string => `Status checked in ${month}.`;

/** Lists what the captured list said about an entry; `category` is its place there, as drawn, or empty if it is not shown. */
export function snapshotTexts(
  { name, url }: Entry,
  snapshot: Snapshot,
  category: string,
  star: string,
): readonly string[] {
  const { stars, pushedDaysAgo } = snapshot;
  return [
    ...(stars === null ? [] : [`${star} ${grouped(stars)}`]),
    ...(pushedDaysAgo === null ? [] : [`pushed ${days(pushedDaysAgo)} before`]),
    ...(category === '' ? [] : [`listed under ${category}`]),
    ...(snapshot.name === name ? [] : [`as ${snapshot.name}`]),
    ...(snapshot.url === url ? [] : [`at ${snapshot.url}`]),
  ];
}

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);

/** Shortens an address (given without its scheme) to its host and its last part, which tells the pages of a host apart. */
export function addressInShort(address: string, ellipsis: string): string {
  const parts = address.split('/');
  return parts.length < 4 ? address : `${parts[0]}/${ellipsis}/${parts.at(-1)}`;
}
