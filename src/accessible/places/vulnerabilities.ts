import { publicationYear } from '../../data/tree.ts';
import { isGrave } from '../../data/vulnerabilities.ts';
import type { Context } from '../../views/context.ts';
import { listedRows, type Year, yearsOf } from '../../views/vulnerabilities/select.ts';
import { type Answer, listOf, type Row } from '../answer.ts';
import type { Place } from '../state.ts';
import { itemRow } from '../words/items.ts';
import { counted, sentence } from '../words/join.ts';

type Vulnerabilities = Extract<Place, { readonly kind: 'vulnerabilities' }>;

/** Lists the years with the number of vulnerabilities published in each, or the vulnerabilities of one year, newest first. */
export function vulnerabilitiesAnswer({ year, ids }: Vulnerabilities, context: Pick<Context, 'items'>): Answer {
  const rows = listedRows({ listed: ids === null ? null : new Set(ids) }, context);
  const of = ids === null ? '' : ' of the search';
  if (year === null) {
    const grave = rows.filter(({ vulnerability }) => isGrave(vulnerability.impact)).length;
    return {
      title: `Vulnerabilities${of} by year, ${rows.length} in all, ${graveText(grave)}`,
      paragraphs: [],
      list: listOf(
        ['year', 'years'],
        yearsOf(rows).map((one) => yearRow(one, ids)),
      ),
    };
  }
  const nodes = rows.filter(({ vulnerability }) => publicationYear(vulnerability) === year);
  return {
    title: year === 'unknown' ? `Vulnerabilities${of} whose year is not recorded` : `Vulnerabilities${of} of ${year}`,
    paragraphs: [],
    list: listOf(
      ['vulnerability', 'vulnerabilities'],
      nodes.map(({ node }) => itemRow(node)),
    ),
  };
}

const graveText = (count: number): string => `${count} with an escape or a privilege escalation`;

const yearRow = ({ year, count, grave }: Year, ids: Vulnerabilities['ids']): Row => ({
  text: sentence(
    `${year === 'unknown' ? 'Year not recorded' : year}: ${counted(count, 'vulnerability', 'vulnerabilities')}, ${graveText(grave)}`,
  ),
  leadsTo: { place: { kind: 'vulnerabilities', year, ids } },
});
