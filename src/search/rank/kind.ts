import type { SearchIndex } from '../index/build.ts';
import type { Plan } from '../match/plan.ts';
import type { Slot } from '../match/slots.ts';
import { FILLERS } from '../meaning/small-words.ts';
import { kindOf } from '../text/documents.ts';
import { tokenizeText } from '../text/tokenize.ts';
import { relianceIn } from './reliance.ts';

/** How much a document is lifted because the query asks for things of its kind. */
export type KindLift = (document: number) => number;

/** More than a name with the same word gives: a query for registries asks for registries before tools that merely talk to one. */
const OF_THE_KIND = 0.8;
const ALSO_CALLED_SO = 0.75 * OF_THE_KIND;
/** Among them, an entry that others build on is better known. */
const RELIED_ON = 0.4;

/** Kinds that people call by the name of another kind. */
const ALSO_CALLED: ReadonlyMap<string, string> = new Map([['engine', 'runtime']]);

/** Other names for kinds. They ask for the kind only beside another word; alone, they are words like any other. */
const NAMES_OF_KINDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['operating system', ['distribution', 'distro', 'os']],
  ['virtual machine', ['vm', 'microvm', 'vmm']],
  ['signing tool', ['signer']],
  ['policy tool', ['policy engine', 'admission controller']],
  ['network tool', ['network', 'network plugin', 'cni plugin']],
  ['monitor', ['monitoring tool']],
  ['dashboard', ['web ui', 'gui', 'tui']],
]);

/** What things of a kind do: a user who wants to scan is asking for scanners, though less surely than by their name. */
const DONE_BY: ReadonlyMap<string, string> = new Map([
  ['scan', 'scanner'],
  ['scanning', 'scanner'],
  ['sign', 'signing tool'],
  ['signing', 'signing tool'],
  ['orchestrate', 'orchestrator'],
]);
const DOES_IT = 0.4;

/**
 * Creates the lift. A query asks for a kind if it begins with the words for one: `image scanners` and `scanner for images` ask
 * for scanners, `runtime security` and `push to a registry` for something else.
 */
export function createKindLift({ slots }: Plan, index: SearchIndex): KindLift {
  const opening = openingOf(slots);
  const isBeside = slots.length > 1;
  const lifts = new Map<string, number>();
  for (const kind of opening.length > 0 ? kindsIn(index) : NONE) {
    const lift = liftFor(kind, opening, isBeside);
    if (lift > 0) lifts.set(kind, lift);
  }
  if (lifts.size === 0) return NO_LIFT;
  return (document) => {
    const subject = index.nodes[document]?.subject;
    const lift = subject?.kind === 'entry' ? lifts.get(subject.entry.kind ?? '') : undefined;
    return lift === undefined || subject?.kind !== 'entry'
      ? 0
      : lift + RELIED_ON * relianceIn(index.nodes)(subject.entry.id);
  };
}

const NO_LIFT: KindLift = () => 0;
const NONE: readonly string[] = [];

/** Returns how strongly the first words of a query ask for things of a kind; some words do so only beside others. */
function liftFor(kind: string, opening: readonly string[], isBeside: boolean): number {
  const other = ALSO_CALLED.get(kind);
  const names = [kind, ...((isBeside && NAMES_OF_KINDS.get(kind)) || NONE)];
  if (names.some((name) => isAsked(name, opening))) return OF_THE_KIND;
  if (other !== undefined && isAsked(other, opening)) return ALSO_CALLED_SO;
  return isBeside && DONE_BY.get(opening[0] ?? '') === kind ? DOES_IT : 0;
}

const known = new WeakMap<SearchIndex, ReadonlySet<string>>();

/** A list may have a different kind for each entry, and each kind is tested at each keystroke. */
const MOST_KINDS = 100;

/** Returns the kinds in the catalog, read once for each index. */
function kindsIn(index: SearchIndex): ReadonlySet<string> {
  const all = () => new Set([...new Set(index.nodes.map(({ subject }) => kindOf(subject)))].slice(0, MOST_KINDS));
  const kinds = known.get(index) ?? all();
  known.set(index, kinds);
  return kinds;
}

/** Verbs for getting or using a thing: `host my own registry` and `choose a scanner` ask for the thing after the verb. */
const HAVING: ReadonlySet<string> = new Set(
  'build choose compare deploy find get have host install need pick run setup want'.split(' '),
);

/** Returns the words that a query begins with, up to the next small word: the last of them says what is asked for. */
function openingOf(slots: readonly Slot[]): readonly string[] {
  // A filler, such as `linux` in `immutable linux distribution`, says nothing, and does not end the opening words.
  const said = slots.filter((slot) => !(slot.type === 'word' && FILLERS.has(slot.text)));
  const isSmall = (slot: Slot) => slot.isOptional || slot.type !== 'word';
  const [first, second] = said;
  const isHaving = second?.isOptional === true && first?.type === 'word' && HAVING.has(first.text);
  const from = isHaving ? said.findIndex((slot, at) => at > 0 && !isSmall(slot)) : 0;
  const rest = said.slice(from < 0 ? said.length : from);
  const end = rest.findIndex(isSmall);
  return rest.slice(0, end < 0 ? rest.length : end).flatMap((slot) => (slot.type === 'word' ? [slot.text] : []));
}

function isAsked(kind: string, opening: readonly string[]): boolean {
  const words = tokenizeText(kind);
  if (words.length === 0) return false;
  const last = words.at(-1) ?? '';
  const own = opening.slice(-words.length);
  return (
    own.length === words.length &&
    own.every((word, at) => word === words[at] || (word === pluralOf(last) && at === own.length - 1))
  );
}

function pluralOf(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
