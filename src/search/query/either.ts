import type { Query, Term } from './parse.ts';

const BETWEEN: ReadonlySet<string> = new Set(['or', 'vs', 'versus', 'oder', 'ou']);

/** Whether something is called so; the name is written together. */
type IsName = (together: string) => boolean;

/** Takes names with `or` or `vs` between them for alternatives: who types `docker vs podman` wants to see both. */
export function withEither(query: Query, isName: IsName): Query {
  const groups: (readonly Term[])[] = [];
  for (let at = 0; at < query.groups.length; at++) {
    const before = groups.at(-1);
    const next = query.groups[at + 1];
    const isEither = isBetween(query.groups[at]) && areNames(before, isName) && areNames(next, isName);
    if (!isEither || before === undefined || next === undefined) {
      groups.push(query.groups[at] ?? []);
      continue;
    }
    groups.splice(-1, 1, [...before, ...next]);
    at += 1;
  }
  return groups.length === query.groups.length ? query : { ...query, groups };
}

const isBetween = ([term, other]: readonly Term[] = []): boolean =>
  term?.type === 'word' && other === undefined && BETWEEN.has(term.text.toLowerCase());

const areNames = (terms: readonly Term[] | undefined, isName: IsName): boolean =>
  terms?.every((term) => term.type === 'word' && isName(term.text.toLowerCase())) ?? false;
