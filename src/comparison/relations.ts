import type { Relations } from '../data/relations.ts';
import { hasEnded } from '../data/status.ts';
import type { Entry } from '../data/types.ts';
import type { Cell } from './cell.ts';
import type { Drafted } from './compare.ts';

type RelationField = readonly [id: string, name: string, of: (entry: Entry, relations: Relations) => readonly Entry[]];

const isOver = ({ status }: Entry): boolean => hasEnded(status);
const isLiving = (entry: Entry): boolean => !isOver(entry);

/** The relations between entries, in the words of the detail. */
const RELATION_FIELDS: readonly RelationField[] = [
  ['replacedBy', 'replaced by', (entry, { entriesById }) => (isOver(entry) ? entriesById(entry.successors) : [])],
  ['alternatives', 'alternatives', (entry, { entriesById }) => (isOver(entry) ? [] : entriesById(entry.successors))],
  ['replaces', 'replaces', ({ id }, { predecessorsOf }) => predecessorsOf(id).filter(isOver)],
  ['alternativeTo', 'alternative to', ({ id }, { predecessorsOf }) => predecessorsOf(id).filter(isLiving)],
  ['forkOf', 'fork of', (entry, { namedBy }) => namedBy(entry, 'fork of')],
  ['forks', 'forks', ({ id }, { naming }) => naming(id, 'fork of')],
  ['wraps', 'wraps', (entry, { namedBy }) => namedBy(entry, 'wraps')],
  ['wrappedBy', 'wrapped by', ({ id }, { naming }) => naming(id, 'wraps')],
  ['usesByDefault', 'uses by default', ({ id }, { naming }) => naming(id, 'default of')],
  ['uses', 'uses', (entry, { namedBy }) => namedBy(entry, 'uses')],
  ['defaultOf', 'default of', (entry, { namedBy }) => namedBy(entry, 'default of')],
  ['usedBy', 'used by', ({ id }, { naming }) => naming(id, 'uses')],
];

/** Makes a field for each relation that any of the entries has. */
export function relationFields(entries: readonly Entry[], relations: Relations): readonly Drafted[] {
  return RELATION_FIELDS.flatMap(([id, name, of]) => {
    const others = entries.map((entry) => of(entry, relations));
    if (others.every(({ length }) => length === 0)) return [];
    return [{ id, name, cells: others.map((found): Cell => ({ is: 'entries', entries: found })) }];
  });
}
