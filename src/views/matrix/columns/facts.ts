import { rememberLast } from '../../../data/remember.ts';
import { rowId } from '../../../data/tree.ts';
import type { Boundary, Entry, Rootless } from '../../../data/types.ts';
import { isGrave } from '../../../data/vulnerabilities.ts';
import { signOfUse } from '../../../screen/isolation.ts';
import { type Span, type Style, span, type Tone } from '../../../screen/line.ts';
import type { Theme } from '../../../screen/theme.ts';
import { padded, takeCells } from '../../../text/width.ts';
import type { Library } from '../../context.ts';
import type { Column } from './column.ts';

/** Returns the columns for facts other than mechanisms, the most important first, since not all may fit into a window. */
export const factColumns = (items: Library['items']): readonly Column[] => [
  ROOTLESS,
  vulnerabilitiesColumn(items),
  BOUNDARY,
];

const ROOTLESS_RANK: Readonly<Record<Rootless, number>> = { yes: 2, partial: 1, no: 0 };
const ROOTLESS_TONE: Readonly<Record<Rootless, Tone>> = { yes: 'good', partial: 'warn', no: 'bad' };

const ROOTLESS: Column = {
  id: rowId('rootless'),
  name: 'rootless',
  heads: { word: 'rootless', short: 'rootless', letters: 'rootless' },
  width: () => 9,
  isWords: true,
  summary: 'Whether an ordinary user can run it; partial where some of what it does needs root.',
  mechanism: null,
  rank: ({ rootless }) => (rootless === null ? null : ROOTLESS_RANK[rootless]),
  has: ({ rootless }) => rootless === 'yes' || rootless === 'partial',
  cell: ({ rootless }, _size, theme) =>
    rootless === null ? blank(9, theme) : word(rootless, 9, { tone: ROOTLESS_TONE[rootless] }),
  value: ({ rootless }) => rootless ?? NOT_RECORDED,
};

const BOUNDARY_RANK: Readonly<Record<Boundary, number>> = {
  'own kernel in a VM': 2,
  'kernel in user space': 1,
  'shared kernel': 0,
};
const BOUNDARY_WORD: Readonly<Record<Boundary, string>> = {
  'own kernel in a VM': 'VM',
  'kernel in user space': 'user',
  'shared kernel': 'shared',
};
const BOUNDARY_TONE: Readonly<Record<Boundary, Style>> = {
  'own kernel in a VM': { tone: 'good' },
  'kernel in user space': { tone: 'good' },
  'shared kernel': {},
};
const boundaryWidth: Column['width'] = (size) => (size === 'word' ? 21 : 7);

const BOUNDARY: Column = {
  id: rowId('boundary'),
  name: 'boundary',
  heads: { word: 'kernel', short: 'kernel', letters: 'kernel' },
  width: boundaryWidth,
  isWords: true,
  summary:
    'What separates a workload from the host: a shared kernel, a kernel in user space, or its own kernel in a VM.',
  mechanism: null,
  rank: ({ boundary }) => (boundary === null ? null : BOUNDARY_RANK[boundary]),
  has: ({ boundary }) => boundary !== null && boundary !== 'shared kernel',
  cell: ({ boundary }, size, theme) =>
    boundary === null
      ? blank(boundaryWidth(size), theme)
      : word(size === 'word' ? boundary : BOUNDARY_WORD[boundary], boundaryWidth(size), BOUNDARY_TONE[boundary]),
  value: ({ boundary }) => boundary ?? NOT_RECORDED,
};

const WITH_GRAVE = 'with an escape or a privilege';

/** Whether the sign for grave vulnerabilities occurs: if the column that counts vulnerabilities is shown and any is grave. */
export function showsGrave(columns: readonly Column[], rows: readonly Row[]): boolean {
  const column = columns.find(({ id }) => id === VULNERABILITIES);
  return column !== undefined && isAnyGrave(column, rows);
}

type Row = { readonly entry: Entry };

const isAnyGrave = rememberLast((column: Column, rows: readonly Row[]): boolean =>
  rows.some(({ entry }) => column.value(entry) === WITH_GRAVE),
);

const VULNERABILITIES = rowId('vulnerabilities');

/** How many vulnerabilities an entry has, and how many of them are grave: an escape, or a privilege that was not granted. */
type Count = { readonly all: number; readonly grave: number };

const NONE: Count = { all: 0, grave: 0 };

const countsByEntry = rememberLast((items: Library['items']): ReadonlyMap<string, Count> => {
  const counts = new Map<string, Count>();
  for (const { subject } of items.values()) {
    if (subject.kind !== 'vulnerability') continue;
    const { notes, impact } = subject.vulnerability;
    for (const id of new Set(notes.map(({ item }) => item.id))) {
      const { all, grave } = counts.get(id) ?? NONE;
      counts.set(id, { all: all + 1, grave: grave + (isGrave(impact) ? 1 : 0) });
    }
  }
  return counts;
});

/** The largest number that fits into a cell. */
const MOST_COUNTED = 999;

const countWidth: Column['width'] = (size) => (size === 'word' ? 9 : 5);

function vulnerabilitiesColumn(items: Library['items']): Column {
  const countOf = ({ id }: Entry): Count => countsByEntry(items).get(id) ?? NONE;
  return {
    id: VULNERABILITIES,
    name: 'vulnerabilities',
    heads: { word: 'CVEs', short: 'CVEs', letters: 'CVEs' },
    width: countWidth,
    isWords: true,
    summary: 'How many are recorded, whatever their release. That none is recorded does not mean that it is safe.',
    mechanism: null,
    rank: (entry) => countOf(entry).all || null,
    has: (entry) => countOf(entry).all > 0,
    cell: (entry, size, theme) => countCell(countOf(entry), size === 'word', countWidth(size), theme),
    value: (entry) => {
      const { all, grave } = countOf(entry);
      return all === 0 ? NOT_RECORDED : grave > 0 ? WITH_GRAVE : 'others only';
    },
  };
}

function countCell({ all, grave }: Count, isRoomy: boolean, width: number, theme: Theme): Span {
  if (all === 0) return blank(width, theme, 3);
  if (all > MOST_COUNTED) return word('>1k', width, { tone: 'bad' });
  const sign = grave > 0 ? theme.glyphs.note.grave : '';
  const graves = isRoomy && grave > 0 ? ` ${sign}${grave}` : sign;
  return word(`${String(all).padStart(3)}${graves}`, width, grave > 0 ? { tone: 'bad' } : {});
}

const NOT_RECORDED = 'not recorded';

const word = (text: string, width: number, style: Style): Span =>
  span(padded(` ${takeCells(text, width - 1)}`, width), style);

/** Draws the sign for “not recorded”: where a word would begin, or with `at` where the last digit of a number would be. */
function blank(width: number, theme: Theme, at = 1): Span {
  const { text, style } = signOfUse(NOT_RECORDED, theme);
  return word(text.padStart(at), width, style);
}
