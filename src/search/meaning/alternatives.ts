import { rememberLast } from '../../data/remember.ts';
import { hasEnded } from '../../data/status.ts';
import type { TreeNode } from '../../data/tree.ts';
import type { RelationType } from '../../data/types.ts';
import { relianceIn } from '../rank/reliance.ts';
import { askedWords, itemSummary, kindOf, namesOf } from '../text/documents.ts';
import { fold, joined } from '../text/tokenize.ts';

/** The documents that can replace a named item, each with how well it can, from 0 to 1. */
export type StandIns = ReadonlyMap<number, number>;

export type Alternatives = {
  /** Whether an item has this name, which is written as one word. */
  readonly isName: (together: string) => boolean;
  /** Whether people ask for something in place of a thing of this name, which may have no item: `kubernetes dashboard`. */
  readonly isReplaceable: (together: string) => boolean;
  /** Whether any item is a vulnerability. */
  readonly hasVulnerabilities: () => boolean;
  readonly standInsFor: (together: string) => StandIns;
  /** Why an item can replace the one of that name, in a few words; `null` if it cannot. */
  readonly reasonFor: (together: string, node: TreeNode) => string | null;
};

/** Why an item can replace another; `RANKS` says how well. */
type AlternativeReason = keyof typeof RANKS;

const RANKS = {
  /** Took the place of the other item, or was made to. */
  fork: 1,
  successor: 1,
  /** Its summary says that it is an alternative. */
  'by its own words': 0.9,
  /** The words by which people search for it include such a request: `rkt alternative`. */
  'asked for so': 0.8,
  /** Is of the same kind, and one of the two lists the other as related. */
  named: 0.7,
  /** Is of the same kind: `beside` in the same branch, `alike` in another. */
  beside: 0.6,
  alike: 0.5,
} as const;
/** Puts entries that others build on first among equal ties. It is smaller than the step from one tie to the next. */
const LESS_KNOWN = 0.09;
/** Puts projects that have ended last among equal ties. */
const ENDED = 0.09;
/** The rank of the named item itself, which is found below the others. */
const ITSELF = 0.1;

/** Finds items by their names, and what can replace them. The tables are made when they are first needed. */
export function createAlternatives(nodes: readonly TreeNode[]): Alternatives {
  const byName = rememberLast(() => documentsByName(nodes));
  const thingCalled = rememberLast((together: string) => {
    const document = byName().get(together) ?? -1;
    const node = nodes[document];
    if (node === undefined) return undefined;
    const [own = '', ...others] = namesOf(node.subject);
    const called = others.filter((name) => joined(name) === together);
    return { document, node, says: saysInsteadOf([own, ...others]), isAskedFor: isInsteadOf([own, ...called]) };
  });
  const withoutItem = rememberLast(() => requestsIn(nodes, byName()));
  const standInsFor = rememberLast((together: string): StandIns => {
    const thing = thingCalled(together);
    if (thing === undefined) return withoutItem().get(together)?.standIns ?? NONE;
    const found = new Map<number, number>();
    for (const [document, node] of nodes.entries()) {
      const tie = document === thing.document ? null : alternativeReasonFor(thing, node);
      if (tie !== null) found.set(document, RANKS[tie] - LESS_KNOWN * unknown(node) - (isOver(node) ? ENDED : 0));
    }
    return found.set(thing.document, ITSELF);
  });
  const unknown = ({ subject }: TreeNode): number =>
    subject.kind === 'entry' ? 1 - relianceIn(nodes)(subject.entry.id) : 0;
  const reasonFor = (together: string, node: TreeNode): string | null => {
    const thing = thingCalled(together);
    const request = withoutItem().get(together);
    if (thing === undefined && request !== undefined)
      return askedWords(node.subject).some((phrase) => requestIn(phrase) === request.name)
        ? reasonInstead(request.name)
        : null;
    const tie = thing === undefined || thing.node.id === node.id ? null : alternativeReasonFor(thing, node);
    if (thing === undefined || tie === null) return null;
    // The name that the query has, because its letters are highlighted.
    const name = namesOf(thing.node.subject).find((one) => joined(one) === together) ?? thing.node.label;
    return reasonInWords(tie, name, thing.node, node);
  };
  const hasVulnerabilities = rememberLast(() => nodes.some(({ subject }) => subject.kind === 'vulnerability'));
  return {
    isName: (together) => together !== '' && byName().has(together),
    isReplaceable: (together) => together !== '' && (byName().has(together) || withoutItem().has(together)),
    hasVulnerabilities,
    standInsFor,
    reasonFor,
  };
}

const NONE: StandIns = new Map();

type Says = (text: string) => boolean;
type Thing = { readonly node: TreeNode; readonly says: Says; readonly isAskedFor: Says };

/** Returns why an item can replace a thing; `null` if it cannot. */
function alternativeReasonFor({ node: thing, says, isAskedFor }: Thing, node: TreeNode): AlternativeReason | null {
  if (isForkOf(node, thing)) return 'fork';
  if (isRelated(node, thing)) return 'successor';
  if (says(itemSummary(node.subject))) return 'by its own words';
  if (askedWords(node.subject).some(isAskedFor)) return 'asked for so';
  if (!isAlike(node, thing) || isBuiltOn(thing, node)) return null;
  // An entry that is built on the thing is listed as related to it for that reason alone.
  if (isNamedWith(node, thing) && !isBuiltOn(node, thing)) return 'named';
  return node.parent === thing.parent ? 'beside' : 'alike';
}

function reasonInWords(tie: AlternativeReason, name: string, thing: TreeNode, { subject }: TreeNode): string {
  switch (tie) {
    case 'fork':
      return `fork of ${name}`;
    case 'successor':
      return thing.subject.kind === 'entry' && hasEnded(thing.subject.entry.status)
        ? `replaces ${name}`
        : reasonInstead(name);
    case 'by its own words':
    case 'asked for so':
      return reasonInstead(name);
    default:
      return `${kindOf(subject) || 'listed'}, like ${name}`;
  }
}

const reasonInstead = (name: string): string => `alternative to ${name}`;

/** A thing without an item of its own for which people want a replacement, and the documents that can be that. */
type ReplacementRequest = { readonly name: string; readonly standIns: StandIns };

/** Finds what people want to replace, apart from items, in the words by which they search; by name, written as one word. */
function requestsIn(
  nodes: readonly TreeNode[],
  items: ReadonlyMap<string, number>,
): ReadonlyMap<string, ReplacementRequest> {
  const requests = new Map<string, { readonly name: string; readonly standIns: Map<number, number> }>();
  for (const [document, { subject }] of nodes.entries()) {
    for (const name of askedWords(subject).map(requestIn)) {
      const together = joined(name);
      if (together === '' || items.has(together)) continue;
      const request = requests.get(together) ?? { name, standIns: new Map<number, number>() };
      requests.set(together, { ...request, standIns: request.standIns.set(document, RANKS['asked for so']) });
    }
  }
  return requests;
}

/** Returns the name in a phrase that asks for a replacement: `rkt` in `rkt alternative`; empty in any other phrase. */
function requestIn(phrase: string): string {
  if (!MAY_SAY_SO.test(phrase)) return '';
  const [, behind, before] = REQUEST.exec(spaced(phrase)) ?? [];
  return behind ?? before ?? '';
}

/** Maps names, written as one word, to documents. The main name of an item takes precedence over an alias of another. */
function documentsByName(nodes: readonly TreeNode[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [document, { subject }] of nodes.entries()) {
    for (const name of namesOf(subject).slice(1)) if (!found.has(joined(name))) found.set(joined(name), document);
  }
  for (const [document, { subject }] of nodes.entries()) {
    const own = joined(namesOf(subject)[0] ?? '');
    if (own !== '') found.set(own, document);
  }
  return found;
}

const isOver = ({ subject }: TreeNode): boolean => subject.kind === 'entry' && hasEnded(subject.entry.status);

/** Whether two items are alike: entries by kind (by branch, if it is unknown), others by type; vulnerabilities never are. */
function isAlike(one: TreeNode, other: TreeNode): boolean {
  if (one.subject.kind !== other.subject.kind) return false;
  if (one.subject.kind !== 'entry' || other.subject.kind !== 'entry') return one.subject.kind !== 'vulnerability';
  const { kind } = other.subject.entry;
  return kind === null ? one.parent === other.parent : one.subject.entry.kind === kind;
}

/** The relations by which an entry takes the place of another. */
const TAKES_PLACE: ReadonlySet<RelationType> = new Set(['replaces', 'in place of']);
const GOES_ON: ReadonlySet<RelationType> = new Set(['fork of']);
/** The relations by which an entry names a part of itself or (`default of`) a thing it is part of; neither can replace it. */
const BUILDS_ON: ReadonlySet<RelationType> = new Set(['uses', 'wraps', 'default of']);

const isForkOf = (one: TreeNode, other: TreeNode): boolean => names(one, other, GOES_ON);
const isBuiltOn = (one: TreeNode, other: TreeNode): boolean => names(one, other, BUILDS_ON);

function isRelated(one: TreeNode, other: TreeNode): boolean {
  if (names(one, other, TAKES_PLACE)) return true;
  const { subject } = other;
  return (
    subject.kind === 'entry' && one.subject.kind === 'entry' && subject.entry.successors.includes(one.subject.entry.id)
  );
}

/** Whether one of two entries lists the other as related. */
function isNamedWith({ subject: one }: TreeNode, { subject: other }: TreeNode): boolean {
  if (one.kind !== 'entry' || other.kind !== 'entry') return false;
  return one.entry.related.includes(other.entry.id) || other.entry.related.includes(one.entry.id);
}

/** Whether an entry names another one in a relation of one of the types. */
function names(one: TreeNode, other: TreeNode, types: ReadonlySet<RelationType>): boolean {
  if (one.subject.kind !== 'entry' || other.subject.kind !== 'entry') return false;
  const { id } = other.subject.entry;
  return one.subject.entry.relations.some((relation) => relation.id === id && types.has(relation.type));
}

const BEFORE = String.raw`(?:alternatives? (?:to|for)|replac\w+(?: (?:for|of))?|in place of|instead of|successor (?:to|of)|substitute for) (?:the |an? )?`;
const BEHIND = ' (?:alternative|replacement|substitute|competitor|successor)';

const REQUEST = new RegExp(`^(?:${BEFORE}(.+)|(.+)${BEHIND})$`, 'u');

const anyOf = (names: readonly string[]): string => `(?:${names.map(spaced).filter(Boolean).join('|')})`;

/** Creates a test for whether a text calls something an alternative to an item with one of these names. */
function saysInsteadOf(names: readonly string[]): Says {
  const pattern = new RegExp(`${BEFORE}${anyOf(names)}(?![\\p{Letter}\\p{Number}])`, 'u');
  return (text) => MAY_SAY_SO.test(text) && pattern.test(spaced(text));
}

/** Creates a test for phrases that ask just for an alternative to an item: `docker desktop alternative` does not mean Docker. */
function isInsteadOf(names: readonly string[]): Says {
  const pattern = new RegExp(`^(?:${BEFORE}${anyOf(names)}|${anyOf(names)}${BEHIND})$`, 'u');
  return (phrase) => MAY_SAY_SO.test(phrase) && pattern.test(spaced(phrase));
}

const spaced = (text: string): string =>
  fold(text)
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();

const MAY_SAY_SO = /alternative|replac|place of|instead|successor|substitute|competitor/i;
