import { rememberLast } from '../../data/remember.ts';
import type { TreeNode } from '../../data/tree.ts';
import type { Entry } from '../../data/types.ts';
import { itemSummary, namesOf } from '../text/documents.ts';
import { fold, joined } from '../text/tokenize.ts';

/** What can take the place of a named item: documents, each with how well it can, from 0 to 1. */
export type StandIns = ReadonlyMap<number, number>;

export type Kin = {
  /** Whether an item is called so; the name is written together. */
  readonly isName: (together: string) => boolean;
  readonly standInsFor: (together: string) => StandIns;
};

/** Took its place, or was made to. */
const RELATED = 1;
/** Says of itself that it is instead of that. */
const SAYS_SO = 0.9;
/** Is of the same kind: in the same branch, or in another. */
const BESIDE = 0.6;
const ALIKE = 0.5;
/** The thing itself is found, below the others. */
const ITSELF = 0.1;

/** Finds what items are called, and what can take their place. What that costs is paid at the first question. */
export function createKin(nodes: readonly TreeNode[]): Kin {
  const byName = rememberLast(() => documentsByName(nodes));
  const standInsFor = rememberLast((together: string): StandIns => {
    const named = byName().get(together) ?? -1;
    const thing = nodes[named];
    if (thing === undefined) return NONE;
    const says = saysInsteadOf(namesOf(thing.subject));
    const ranks = nodes.map((node, document) => (document === named ? ITSELF : rankOf(node, thing, says)));
    return new Map(ranks.flatMap((rank, document) => (rank > 0 ? [[document, rank]] : [])));
  });
  return { isName: (together) => together !== '' && byName().has(together), standInsFor };
}

const NONE: StandIns = new Map();

/** How well something can take the place of a thing: 0 for what has nothing to do with it. */
function rankOf(node: TreeNode, thing: TreeNode, says: (text: string) => boolean): number {
  if (isRelated(node, thing)) return RELATED;
  if (says(itemSummary(node.subject))) return SAYS_SO;
  if (!isAlike(node, thing)) return 0;
  return node.parent === thing.parent ? BESIDE : ALIKE;
}

/** The documents by their names, written together; a name counts more than another name of something else. */
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

/** Whether two items are of the same kind: entries by their kind or else their branch, others by what they are. */
function isAlike(one: TreeNode, other: TreeNode): boolean {
  if (one.subject.kind !== other.subject.kind) return false;
  if (one.subject.kind !== 'entry' || other.subject.kind !== 'entry') return one.subject.kind !== 'vulnerability';
  const { kind } = other.subject.entry;
  return kind === null ? one.parent === other.parent : one.subject.entry.kind === kind;
}

/** The relations by which an entry takes the place of another, or goes on from it. */
const TAKES_PLACE: ReadonlySet<string> = new Set(['replaces', 'in place of', 'fork of']);

function isRelated(one: TreeNode, other: TreeNode): boolean {
  if (one.subject.kind !== 'entry' || other.subject.kind !== 'entry') return false;
  const takesPlaceOf = (entry: Entry, { id }: Entry) =>
    entry.relations.some((relation) => relation.id === id && TAKES_PLACE.has(relation.type));
  const { entry } = one.subject;
  return takesPlaceOf(entry, other.subject.entry) || other.subject.entry.successors.includes(entry.id);
}

/** Whether a text says that something is instead of what goes by one of some names. */
function saysInsteadOf(names: readonly string[]): (text: string) => boolean {
  const written = names
    .map((name) =>
      fold(name)
        .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
        .trim(),
    )
    .filter(Boolean);
  const before = String.raw`(?:alternatives? (?:to|for)|replac\w+(?: (?:for|of))?|in place of|instead of|successor (?:to|of)|substitute for) (?:the |an? )?`;
  const pattern = new RegExp(`${before}(?:${written.join('|')})(?![\\p{Letter}\\p{Number}])`, 'u');
  return (text) => MAY_SAY_SO.test(text) && pattern.test(fold(text).replace(/[^\p{Letter}\p{Number}]+/gu, ' '));
}

const MAY_SAY_SO = /alternative|replac|place of|instead|successor|substitute/i;
