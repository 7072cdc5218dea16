import type { SearchIndex } from '../index/build.ts';
import type { Plan } from '../match/plan.ts';
import type { Slot } from '../match/slots.ts';
import { tokenizeText } from '../text/tokenize.ts';
import { relianceIn } from './reliance.ts';

/** How much a document is lifted because a query asks for things of its kind. */
export type KindLift = (document: number) => number;

/** More than what a name gives that has the same word: who asks for registries wants those before what only talks to one. */
const OF_THE_KIND = 0.8;
const ALSO_CALLED_SO = 0.75 * OF_THE_KIND;
/** Of those, what others build on is the better known. */
const RELIED_ON = 0.4;

/** Kinds that people call by the name of another one. */
const ALSO_CALLED: ReadonlyMap<string, string> = new Map([['engine', 'runtime']]);

/**
 * A query asks for a kind when it begins with the words for one: `image scanners` and `scanner for images` ask for scanners,
 * `runtime security` and `push to a registry` for something else.
 */
export function createKindLift({ slots }: Plan, index: SearchIndex): KindLift {
  const opening = openingOf(slots);
  if (opening.length === 0) return () => 0;
  const known = new Map<string, number>();
  const liftOf = (kind: string): number => {
    if (isAsked(kind, opening)) return OF_THE_KIND;
    const other = ALSO_CALLED.get(kind);
    return other !== undefined && isAsked(other, opening) ? ALSO_CALLED_SO : 0;
  };
  return (document) => {
    const subject = index.nodes[document]?.subject;
    if (subject?.kind !== 'entry' || subject.entry.kind === null) return 0;
    const { kind } = subject.entry;
    const lift = known.get(kind) ?? liftOf(kind);
    known.set(kind, lift);
    return lift === 0 ? 0 : lift + RELIED_ON * relianceIn(index)(subject.entry.id);
  };
}

/** The words that a query begins with, up to the first small word: the last of them says what is asked for. */
function openingOf(slots: readonly Slot[]): readonly string[] {
  const end = slots.findIndex((slot) => slot.isOptional || slot.type !== 'word');
  return slots.slice(0, end < 0 ? slots.length : end).flatMap((slot) => (slot.type === 'word' ? [slot.text] : []));
}

function isAsked(kind: string, opening: readonly string[]): boolean {
  const words = tokenizeText(kind);
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
