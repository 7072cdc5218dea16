import Fuse from 'fuse.js/basic';
import type { TreeNode } from '../../data/tree.ts';
import { editsBetween } from '../../text/edit-distance.ts';
import type { Plan } from '../match/plan.ts';
import { isSign } from '../query/signs.ts';
import { errorsAllowed } from '../text/letter-sets.ts';
import { tokenizeText } from '../text/tokenize.ts';
import type { Ranking } from './score.ts';

const MOST_SIMILAR = 5;
const ADVISORY = /^(?:cve|ghsa)$/;
/** The most names taken from Fuse; those that are really close are then chosen from them. */
const MOST_CLOSE = 30;
/** The most letters that Fuse compares at once. */
const LONGEST_COMPARED = 32;
/** The letters of a name that are compared: the rest of a longer one does not make it more like a query. */
const LONGEST_NAME = 80;
/** The most names that are compared: more would take too long. */
const MOST_NAMES = 5000;

/** Returns the documents whose names look most like the query, in the order of Fuse's scores, for when no word is found. */
export function similarNames({ words }: Plan, nodes: readonly TreeNode[], among: Int32Array): Ranking {
  // An id with other digits belongs to another vulnerability.
  const isOther = words.every(isSign) || ADVISORY.test(words[0] ?? '');
  // Fuse takes an empty list for one of objects, and in the bundle it can search only texts.
  const isFew = !isOther && among.length > 0 && nodes.length <= MOST_NAMES;
  if (!isFew) return { documents: new Int32Array(), scores: new Float32Array() };
  const names = Array.from(among, (document) => nodes[document]?.label.slice(0, LONGEST_NAME) ?? '');
  // If several items have the same name, the first is offered.
  const fuse = new Fuse([...new Set(names)], { threshold: 0.55, ignoreLocation: true });
  const close = fuse.search(words.join(' ').slice(0, LONGEST_COMPARED), { limit: MOST_CLOSE });
  const found = close.filter(({ item }) => looksLike(words, tokenizeText(item))).slice(0, MOST_SIMILAR);
  const documents = Int32Array.from(found, ({ item }) => among[names.indexOf(item)] ?? 0);
  return { documents, scores: new Float32Array(documents.length).fill(0.001) };
}

const SHORTEST_SIMILAR = 3;

/**
 * Whether a name looks like what was typed. Fuse also matches the letters of a word scattered over a sentence, which no user
 * would take for it.
 */
function looksLike(typed: readonly string[], name: readonly string[]): boolean {
  if (isNear(typed.join(''), name.join(''))) return true;
  return typed.some((word) => name.some((part) => isNear(word, part) || isTogether(word, part, name)));
}

/** Whether a word is one part of a name followed by the beginning of another: `lxcpan` for LXC Web Panel. */
function isTogether(word: string, part: string, name: readonly string[]): boolean {
  const rest = word.startsWith(part) ? word.slice(part.length) : '';
  if (part.length < SHORTEST_SIMILAR || rest.length < 2) return false;
  return name.some((other) => other !== part && other.startsWith(rest));
}

/** The least share of the longer word that the shorter one must be, if the longer one begins with it. */
const MOST_OF_WORD = 0.6;

/** Whether two words differ by few letters, or one is most of the other. */
function isNear(one: string, other: string): boolean {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  if (shorter.length < SHORTEST_SIMILAR) return false;
  if (longer.startsWith(shorter)) return shorter.length >= MOST_OF_WORD * longer.length;
  const errors = errorsAllowed(shorter.length);
  return editsBetween(one, other, errors).whole <= errors;
}
