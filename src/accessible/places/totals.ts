import { type Catalog, IMPACTS, STATUSES } from '../../data/types.ts';
import { findVulnerabilities, notedIn } from '../../data/vulnerabilities.ts';
import type { Answer } from '../answer.ts';
import { counted, labelled } from '../words/join.ts';

/** Counts what the catalog contains. */
export function totalsAnswer(catalog: Catalog): Answer {
  const { entries, measures, mechanisms, title } = catalog;
  const vulnerabilities = findVulnerabilities(catalog);
  const notes = notedIn(catalog).reduce((sum, item) => sum + item.notes.length, 0);
  return {
    title: `Totals of ${title}`,
    paragraphs: [
      `${counted(entries.length, 'entry', 'entries')}, ${counted(measures.length, 'measure', 'measures')}, ${counted(mechanisms.length, 'mechanism', 'mechanisms')}.`,
      ...labelled(
        'Entries by status',
        countsText(
          entries.map(({ status }) => status),
          STATUSES,
        ),
      ),
      ...labelled('Entries by kind', countsText(entries.map(({ kind }) => kind))),
      `${counted(notes, 'security note', 'security notes')}, ${counted(vulnerabilities.length, 'vulnerability', 'vulnerabilities')}.`,
      ...labelled(
        'Vulnerabilities by impact',
        countsText(
          vulnerabilities.map(({ impact }) => impact),
          IMPACTS,
        ),
      ),
    ],
    list: null,
  };
}

/** `43 active, 2 archived, 1 not recorded`: in the given order, or else by count, highest first. */
function countsText(values: readonly (string | null)[], order: readonly string[] = []): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value ?? UNKNOWN, (counts.get(value ?? UNKNOWN) ?? 0) + 1);
  const place = (word: string) => (word === UNKNOWN ? Infinity : order.indexOf(word));
  const sorted = [...counts].sort(([a, many], [b, others]) => compared(place(a), place(b)) || others - many);
  return sorted.map(([word, count]) => `${count} ${word}`).join(', ');
}

const UNKNOWN = 'not recorded';

const compared = (a: number, b: number): number => (a === b ? 0 : a - b);
