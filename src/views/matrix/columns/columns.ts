import { recordedMechanisms, type Use, useOf } from '../../../data/isolation.ts';
import { rememberLast } from '../../../data/remember.ts';
import type { Catalog, Mechanism } from '../../../data/types.ts';
import { signOfUse } from '../../../screen/isolation.ts';
import { type Span, span } from '../../../screen/line.ts';
import { padded, widthOf } from '../../../text/width.ts';
import type { Library } from '../../context.ts';
import type { Column } from './column.ts';
import { factColumns } from './facts.ts';
import { type HeadSize, headsOf } from './heads.ts';

const RANKS: Readonly<Record<Use, number | null>> = { uses: 2, 'by option': 1, 'does not': 0, 'not recorded': null };

/** The mechanisms that anything is recorded of, those with the most entries first, and the other facts after them. */
export const columnsOf = rememberLast((catalog: Catalog, items: Library['items']): readonly Column[] => {
  const counts = new Map<string, number>();
  for (const entry of catalog.entries) {
    for (const id of recordedMechanisms(entry)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const described = new Map(catalog.mechanisms.map((mechanism) => [mechanism.id, mechanism]));
  const ids = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return [...ids.map((id) => mechanismColumn(id, described.get(id) ?? null)), ...factColumns(items)];
});

function mechanismColumn(id: string, mechanism: Mechanism | null): Column {
  const name = mechanism?.name ?? id;
  const heads = headsOf(id, name);
  const widths: Readonly<Record<HeadSize, number>> = { letters: 3, short: 5, word: widthOf(heads.word) + 1 };
  return {
    id,
    name,
    heads,
    width: (size) => widths[size],
    isWords: false,
    summary: mechanism?.summary ?? null,
    mechanism,
    rank: (entry) => RANKS[useOf(entry, id)],
    has: (entry) => (RANKS[useOf(entry, id)] ?? 0) > 0,
    cell: (entry, size, theme) => centred(signOfUse(useOf(entry, id), theme), widths[size]),
    value: (entry) => useOf(entry, id),
  };
}

/** A sign in the middle of its column, below the head. */
function centred({ text, style }: Span, width: number): Span {
  return span(padded(' '.repeat(1 + Math.floor((width - 2) / 2)) + text, width), style);
}
