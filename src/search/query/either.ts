import type { IsName } from '../meaning/sentence.ts';
import { NEGATIONS } from '../meaning/small-words.ts';
import type { Query, Term } from './parse.ts';

const BETWEEN: ReadonlySet<string> = new Set(['or', 'vs', 'versus', 'oder', 'ou']);
/** Words that ask for a comparison, in which more words can separate names: `difference between docker and podman`. */
const COMPARES: ReadonlySet<string> = new Set(
  'between compare compared comparing comparison difference differences'.split(' '),
);
const BETWEEN_COMPARED: ReadonlySet<string> = new Set([...BETWEEN, 'and', 'to', 'with']);

/** Turns names with `or` or `vs` between them into alternatives: `docker vs podman` finds both. */
export function withEither(query: Query, isName: IsName): Query {
  const between = query.groups.some((terms) => isWordOf(COMPARES, terms)) ? BETWEEN_COMPARED : BETWEEN;
  const groups: (readonly Term[])[] = [];
  let isNegated = false;
  for (let at = 0; at < query.groups.length; at++) {
    isNegated ||= isWordOf(NEGATIONS, query.groups[at]);
    const before = groups.at(-1);
    const next = query.groups[at + 1];
    const isEither =
      !isNegated && isWordOf(between, query.groups[at]) && areNames(before, isName) && areNames(next, isName);
    if (!isEither || before === undefined || next === undefined) {
      groups.push(query.groups[at] ?? []);
      continue;
    }
    groups.splice(-1, 1, [...before, ...next]);
    at += 1;
  }
  if (groups.length === query.groups.length) return query;
  // The words that ask for a comparison are not searched for.
  return { ...query, groups: groups.filter((terms) => !isWordOf(COMPARES, terms)) };
}

const isWordOf = (words: ReadonlySet<string>, [term, other]: readonly Term[] = []): boolean =>
  term?.type === 'word' && other === undefined && words.has(term.text.toLowerCase());

const areNames = (terms: readonly Term[] | undefined, isName: IsName): boolean =>
  terms?.every((term) => term.type === 'word' && isName(term.text.toLowerCase())) ?? false;
