import { recordedMechanisms, type Use, useOf } from '../../../data/isolation.ts';
import { rememberLast } from '../../../data/remember.ts';
import type { Catalog, Entry, Mechanism } from '../../../data/types.ts';
import { signOfUse } from '../../../screen/isolation.ts';
import { type Span, span } from '../../../screen/line.ts';
import { padded, widthOf } from '../../../text/width.ts';
import type { Library } from '../../context.ts';
import type { Column } from './column.ts';
import { factColumns } from './facts.ts';
import { type HeadSize, headsOf } from './heads.ts';

const RANKS: Readonly<Record<Use, number | null>> = { uses: 2, 'by option': 1, 'does not': 0, 'not recorded': null };

/** As many mechanisms as fit before the other facts in a window of 80 columns. Rarer mechanisms follow the facts. */
const MOST_BEFORE_FACTS = 14;

/** Returns the columns of a matrix: the mechanisms that are recorded for any of the `shown` entries, and other facts. */
export const columnsOf = rememberLast(
  (shown: readonly Entry[], catalog: Catalog, items: Library['items']): readonly Column[] => {
    const described = new Map(catalog.mechanisms.map((mechanism) => [mechanism.id, mechanism]));
    const recorded = new Set(shown.flatMap(recordedMechanisms));
    const columns = mechanismsByUse(catalog)
      .filter((id) => recorded.has(id))
      .map((id) => mechanismColumn(id, described.get(id) ?? null));
    return [...columns.slice(0, MOST_BEFORE_FACTS), ...factColumns(items), ...columns.slice(MOST_BEFORE_FACTS)];
  },
);

/** Returns the ids of the mechanisms, those recorded for the most entries first. The order does not depend on the scope. */
const mechanismsByUse = rememberLast(({ entries }: Catalog): readonly string[] => {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    for (const id of recordedMechanisms(entry)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
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

/** Centres a sign in its column, below the head. */
function centred({ text, style }: Span, width: number): Span {
  return span(padded(' '.repeat(1 + Math.floor((width - 2) / 2)) + text, width), style);
}
