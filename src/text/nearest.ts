import { editsBetween } from './edit-distance.ts';

/** The most candidates that are looked at: a suggestion may be missing, but never takes long. */
const MOST_CANDIDATES = 20_000;
/** The longest text that is compared; no suggestion is that long. */
const LONGEST = 40;
/** The fewest letters that mean anything if they occur within a candidate. */
const SHORTEST_PART = 3;

/**
 * Finds the candidates that `text` may mean, nearest first; none if nothing resembles it. A candidate is near in these cases:
 * - It differs by few typing errors: none in two letters, one in up to five, two in up to eight, else three.
 * - It begins with the text, or contains it.
 * - It is the beginning of the text, and at least half of it.
 * - At least half of both, and four letters, are the same beginning.
 */
export function nearest(text: string, candidates: readonly string[], limit: number): readonly string[] {
  const typed = plain(text);
  if (typed === '' || typed.length > LONGEST) return [];
  const near: { readonly candidate: string; readonly distance: number }[] = [];
  for (let at = 0; at < candidates.length && at < MOST_CANDIDATES; at++) {
    const candidate = candidates[at] ?? '';
    const distance = distanceBetween(typed, plain(candidate));
    if (distance < Infinity) near.push({ candidate, distance });
  }
  return near
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** Returns a text without case, and with the same sign between all words. */
const plain = (text: string): string =>
  text
    .slice(0, LONGEST + 1)
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');

function distanceBetween(typed: string, candidate: string): number {
  const errors = errorsIn(Math.min(typed.length, candidate.length));
  const { whole } = editsBetween(typed, candidate, errors);
  if (whole <= errors) return whole;
  return isPartOf(typed, candidate) ? MOST_ERRORS + Math.abs(typed.length - candidate.length) : Infinity;
}

function isPartOf(typed: string, candidate: string): boolean {
  if (candidate.startsWith(typed)) return true;
  if (candidate === '') return false;
  if (typed.startsWith(candidate)) return typed.length <= 2 * candidate.length;
  return (typed.length >= SHORTEST_PART && candidate.includes(typed)) || beginAlike(typed, candidate);
}

/** Whether at least half of both texts is the same beginning: `entry` and `entries`. */
function beginAlike(typed: string, candidate: string): boolean {
  const longer = Math.max(typed.length, candidate.length);
  const shared = Math.max(SHORTEST_SHARED, Math.ceil(longer / 2));
  return candidate.length >= shared && typed.startsWith(candidate.slice(0, shared));
}

const SHORTEST_SHARED = 4;

const MOST_ERRORS = 3;
const errorsIn = (length: number): number => (length <= 2 ? 0 : length <= 5 ? 1 : length <= 8 ? 2 : MOST_ERRORS);
