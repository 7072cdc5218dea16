import type { Alternatives } from '../meaning/alternatives.ts';
import { withEither } from '../query/either.ts';
import type { FieldValues } from '../query/fields.ts';
import { createFilter, EVERYTHING } from '../query/filters.ts';
import { parseQuery, type Query } from '../query/parse.ts';
import { unusedProblems } from '../query/problems.ts';
import { readFlaws, reinterpret } from '../query/reinterpret.ts';
import type { Problem } from '../types.ts';
import { type Plan, planQuery } from './plan.ts';

/** A query in the form that search, highlights and reasons share: parsed and planned once for each keystroke. */
export type PreparedQuery = {
  /** The query as it is understood. */
  readonly query: Query;
  readonly plan: Plan;
  /** Everything that is wrong with the query, and the parts of it that are not used. */
  readonly problems: readonly Problem[];
};

/** Parses and plans a query. This needs no index, only the names of the items, and whether any of them is a vulnerability. */
export function prepareQuery(
  text: string,
  known: FieldValues,
  names: Pick<Alternatives, 'isName' | 'isReplaceable' | 'hasVulnerabilities'>,
): PreparedQuery {
  const { isName, hasVulnerabilities } = names;
  const written = parseQuery(text);
  const flaws = readFlaws(written, known, isName);
  const { query, problems: readings } = flaws !== null && hasVulnerabilities() ? flaws : reinterpret(written, known);
  const { understood, problems } = understand(query, known);
  const plan = planQuery(withEither(understood, isName), names);
  const own = plan.filters.flatMap((term) => (term.type === 'field' ? createFilter(term, known).problems : []));
  return { query, plan, problems: [...readings, ...problems, ...own, ...unusedProblems(plan.unused)] };
}

/**
 * Removes those of several alternatives that are not understood, because they would let every item pass; says why they are not.
 */
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
