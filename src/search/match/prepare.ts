import type { Kin } from '../meaning/kin.ts';
import { withEither } from '../query/either.ts';
import type { FieldValues } from '../query/fields.ts';
import { createFilter, EVERYTHING } from '../query/filters.ts';
import { readFlaws, readMeant } from '../query/meant.ts';
import { parseQuery, type Query } from '../query/parse.ts';
import { unusedProblems } from '../query/problems.ts';
import type { Problem } from '../types.ts';
import { type Plan, planQuery } from './plan.ts';

/** A query as the search, the highlights and the reasons all take it: read and planned once for each letter typed. */
export type PreparedQuery = {
  /** The query as it is meant. */
  readonly query: Query;
  readonly plan: Plan;
  /** All that is wrong with the query, or not used of it. */
  readonly problems: readonly Problem[];
};

/** Reads and plans a query; it needs no index, only what items are called, and whether any is a vulnerability. */
export function prepareQuery(
  text: string,
  known: FieldValues,
  { isName, hasVulnerabilities }: Pick<Kin, 'isName' | 'hasVulnerabilities'>,
): PreparedQuery {
  const written = parseQuery(text);
  const flaws = readFlaws(written, known, isName);
  const { query, problems: readings } = flaws !== null && hasVulnerabilities() ? flaws : readMeant(written, known);
  const { understood, problems } = understand(query, known);
  const plan = planQuery(withEither(understood, isName), isName);
  const own = plan.filters.flatMap((term) => (term.type === 'field' ? createFilter(term, known).problems : []));
  return { query, plan, problems: [...readings, ...problems, ...own, ...unusedProblems(plan.unused)] };
}

/** A query without those of several alternatives that are not understood, which would let everything pass; and why they are not. */
function understand({ groups, isUnfinished }: Query, known: FieldValues) {
  const problems: Problem[] = [];
  const clear = groups.map((terms) =>
    terms.filter((term) => {
      if (terms.length === 1 || term.type !== 'field') return true;
      const filter = createFilter(term, known);
      for (const problem of filter.problems) problems.push(problem);
      return filter.test !== EVERYTHING;
    }),
  );
  return { understood: { groups: clear.filter((terms) => terms.length > 0), isUnfinished }, problems };
}
