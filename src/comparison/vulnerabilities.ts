import { type Entry, IMPACTS, type Impact, type SecurityNote } from '../data/types.ts';
import { type Cell, EMPTY, NONE } from './cell.ts';
import type { Drafted } from './compare.ts';

/** Makes the fields about vulnerabilities: how many are recorded, what they let happen, the newest, and where that is fixed. */
export function vulnerabilityFields(entries: readonly Entry[]): readonly Drafted[] {
  const notes = entries.map((entry) => entry.notes.filter(({ kind }) => kind === 'vulnerability'));
  const newest = notes.map(newestOf);
  const field = (id: string, name: string, label: string, cells: readonly Cell[]): Drafted => {
    return { id, name, label, cells };
  };
  const found = (impact: Impact) =>
    notes.map((all): Cell => ({ is: 'count', count: all.filter((note) => note.impact === impact).length, impact }));
  const all = field(
    'vulnerabilities',
    'vulnerabilities',
    'all',
    notes.map(({ length }): Cell => ({ is: 'count', count: length, impact: null })),
  );
  if (notes.every(({ length }) => length === 0)) return [all];
  return [
    all,
    ...IMPACTS.map((impact) => field(`impact:${impact}`, `vulnerabilities: ${impact}`, impact, found(impact))).filter(
      ({ cells }) => cells.some((cell) => cell.is === 'count' && cell.count > 0),
    ),
    field(
      'newest',
      'newest vulnerability',
      'newest',
      newest.map((note) => (note === undefined ? NONE : { is: 'vulnerability', note })),
    ),
    field(
      'fixed',
      'newest vulnerability fixed in',
      'newest fixed in',
      newest.map((note) => (note === undefined ? EMPTY : { is: 'fix', note })),
    ),
  ];
}

const newestOf = (notes: readonly SecurityNote[]): SecurityNote | undefined =>
  notes.reduce<SecurityNote | undefined>(
    (newest, note) => (newest === undefined || dayOf(note) > dayOf(newest) ? note : newest),
    undefined,
  );

/** Returns the day of publication. Without one, the number of a CVE at least gives the year. */
const dayOf = ({ published, ids }: SecurityNote): string => published ?? /^CVE-(\d{4})-/.exec(ids[0] ?? '')?.[1] ?? '';
