import { hasEnded } from './status.ts';
import type { Boundary, Entry, Impact, Kind, NoteKind, SecurityNote, Snapshot, Tool } from './types.ts';

/** What is said of a value of the catalog. The detail prints these words, and a search finds them. */

/** What a note says at first sight: what a vulnerability lets happen, or what kind of note it is. */
export type NoteWord = Impact | NoteKind;

export const noteWord = ({ kind, impact }: Pick<SecurityNote, 'kind' | 'impact'>): NoteWord => impact ?? kind;

/** The rating that somebody published, and who: `rated high 8.6 by GitHub`. */
export function ratingText({ rating }: Pick<SecurityNote, 'rating'>): string | null {
  if (rating === null) return null;
  return `rated ${rating.level}${rating.score === null ? '' : ` ${rating.score.toFixed(1)}`} by ${rating.by}`;
}

/** When a note became known, where its id does not tell the year. */
export function publicationText({ ids, published }: SecurityNote): string | null {
  return ids[0]?.startsWith('CVE-') ? null : published;
}

/** Whether a note says nothing but its sentence and what kind of note it is: it then begins in the row of its sign. */
export const isPlainNote = (note: SecurityNote): boolean =>
  note.ids.length === 0 && note.nickname === null && note.rating === null && fixText(note) === '';

/** What a plain note begins with: `caution 2026: `. */
export const noteOpening = (note: SecurityNote): string =>
  `${[noteWord(note), publicationText(note)].filter(Boolean).join(' ')}: `;

/** The releases that fix a vulnerability; none for other notes, and where none is recorded it is said. */
export function fixText({ kind, fixed, component, unfixed }: SecurityNote): string {
  if (unfixed) return 'not fixed in any release';
  if (fixed.length > 0) return `fixed in ${component === null ? '' : `${component} `}${fixed.join(' / ')}`;
  return kind === 'vulnerability' ? 'no fixed release recorded' : '';
}

/** What no answer about a version may leave unsaid. */
export const NOT_ALL =
  'Most denial-of-service flaws and other minor flaws are left out; what is not recorded may still be open.';

/** What the source of a note is called among the links. */
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

/** Why entries of some kinds have no mechanism; of all other kinds nothing is recorded. */
const NO_ISOLATION = {
  orchestrator: ABOUT_CONTAINERS,
  scanner: ABOUT_CONTAINERS,
  'policy tool': ABOUT_CONTAINERS,
  specification: 'None of its own: it specifies what others implement.',
  foundation: 'Not applicable: a foundation runs nothing.',
  cloud: 'Not recorded: it depends on the provider.',
  dashboard: ABOUT_CONTAINERS,
  'image tool': ABOUT_CONTAINERS,
  'base image': ABOUT_CONTAINERS,
  registry: ABOUT_CONTAINERS,
  storage: ABOUT_CONTAINERS,
  'network tool': ABOUT_CONTAINERS,
  monitor: ABOUT_CONTAINERS,
  'signing tool': ABOUT_CONTAINERS,
  guide: TO_READ,
  article: TO_READ,
  slides: TO_READ,
  discussion: TO_READ,
  blog: TO_READ,
  book: TO_READ,
  talk: 'Not applicable: it is a talk.',
  list: TO_READ,
} as const satisfies Partial<Record<Kind, string>>;

/** By any word: a kind of a reader's own list may be called `constructor`. */
const REASONS: ReadonlyMap<string, string> = new Map(Object.entries(NO_ISOLATION));

/** Why no mechanism is listed: what one reads isolates nothing, and most tools look at containers or make them. */
export const noIsolationText = ({ kind }: Pick<Entry, 'kind'>): string => REASONS.get(kind ?? '') ?? NOT_RECORDED;

/** Whether the boundary or a mechanism of an entry is recorded. */
export const hasIsolation = ({ boundary, mechanisms, mechanismsByOption, mechanismsNot }: Entry): boolean =>
  boundary !== null || mechanisms.length + mechanismsByOption.length + mechanismsNot.length > 0;

/** Said at the top of an entry that is no more; `null` for what goes on. */
export const successionText = ({ status, successors }: Entry, names: string): string | null =>
  successors.length > 0 && hasEnded(status) ? `replaced by ${names}` : null;

/** When the status was true. */
export const checkText = (month: string): string => `Status checked in ${month}.`;

/** What the captured list said of an entry, in parts; `category` is its place there as it is drawn, if that is to be said. */
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

/** A number with a comma at each thousand. Node's own way reads the tables of all languages first, in 10 ms. */
function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** The host and the last part of an address without its scheme, which tell the pages of one host apart. */
export function addressInShort(address: string, ellipsis: string): string {
  const parts = address.split('/');
  return parts.length < 4 ? address : `${parts[0]}/${ellipsis}/${parts.at(-1)}`;
}
