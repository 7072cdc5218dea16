import { STATUSES } from '../../data/types.ts';
import { ACTION_GROUPS, type ActionGroup } from '../../keys/actions.ts';
import { keyCaps } from '../../screen/key-caps.ts';
import { BOLD, HEADING, type Line, lineWidth, MUTED, span } from '../../screen/line.ts';
import type { Glyphs } from '../../screen/theme.ts';
import { QUERY_SYNTAX } from '../../search/query/syntax.ts';
import { widthOf, wrap } from '../../text/width.ts';
import { scrolled } from '../shared/scroll.ts';
import type { Drawing } from '../view.ts';
import { helpWords, keyRows } from './rows.ts';
import type { HelpState } from './state.ts';

export const helpDrawing: Drawing<HelpState> = {
  place: 'body',
  hints: [
    { actions: ['up', 'down'], word: 'move', rank: 5 },
    { actions: ['back'], word: 'back', rank: 1 },
    { actions: ['help'], word: 'help', rank: 2 },
  ],
  draw: (_state, { top }, { layout, theme }) => {
    const lines = helpLines(layout.body.columns, theme.glyphs);
    return [{ id: 'help', place: layout.body, lines: scrolled(lines, (line) => line, top, layout.body, theme) }];
  },
};

const CAPS_WIDTH = 20;
const LONGEST_CAP = 'Ctrl-Backspace'.length;
const TWO_COLUMNS_FROM = 100;
/** Beside the others, so that both columns are about as long. */
const ON_THE_RIGHT: ReadonlySet<ActionGroup> = new Set(['Search', 'Filters', 'Stack', 'Guide']);

/** Every key, by group, drawn from the table that handles them, and what the signs mean; in two columns where they fit. */
export function helpLines(columns: number, glyphs: Glyphs): readonly Line[] {
  if (columns < TWO_COLUMNS_FROM) {
    const groups = ACTION_GROUPS.flatMap((group) => groupLines(group, columns, glyphs));
    return [...groups, ...queryLines(columns), ...signLines(columns, glyphs)];
  }
  const width = Math.min(60, Math.floor((columns - 2) / 2));
  const groupsAt = (isRight: boolean) =>
    ACTION_GROUPS.filter((group) => ON_THE_RIGHT.has(group) === isRight).flatMap((group) =>
      groupLines(group, width, glyphs),
    );
  const left = [...groupsAt(false), ...signLines(width, glyphs)];
  return beside(left, [...groupsAt(true), ...queryLines(width)], width);
}

function queryLines(width: number): readonly Line[] {
  const capsWidth = Math.min(CAPS_WIDTH, Math.floor(width / 2.4));
  return [
    [span(' QUERY', HEADING)],
    ...QUERY_SYNTAX.flatMap(([examples, meaning]) => tableRow(examples.join('  '), meaning, capsWidth, width)),
    [],
  ];
}

function tableRow(left: string, right: string, leftWidth: number, width: number): readonly Line[] {
  const caps = wrap(left, leftWidth);
  const label = wrap(right, width - leftWidth - 3);
  return Array.from({ length: Math.max(caps.length, label.length) }, (_, row) => [
    span(` ${pad(caps[row] ?? '', leftWidth)}  `, BOLD),
    span(label[row] ?? ''),
  ]);
}

function groupLines(group: ActionGroup, width: number, glyphs: Glyphs): readonly Line[] {
  const capsWidth = Math.min(CAPS_WIDTH, Math.max(LONGEST_CAP, Math.floor(width / 2.4)));
  const rows = keyRows(group).flatMap((row) => tableRow(keyCaps(row.keys, glyphs), helpWords(row), capsWidth, width));
  const remark = group === 'Search' ? '  in the search line, all other keys type' : '';
  return [
    [span(` ${group.toUpperCase()}`, HEADING), span(widthOf(remark) < width - 8 ? remark : '', MUTED)],
    ...rows,
    [],
  ];
}

/** What the sign of a note says: what a vulnerability lets happen is our word, its rating that of somebody else. */
const NOTE_MEANS: readonly (readonly [keyof Glyphs['note'], string])[] = [
  ['grave', 'escape or privilege: code or files of the host, or rights that were not given'],
  ['caution', 'bypass, disclosure, denial of service, or a caution'],
  ['myth', 'a myth: often believed, and wrong'],
  ['strength', 'a strength'],
  ['history', 'history'],
];

function signLines(width: number, glyphs: Glyphs): readonly Line[] {
  const signs = [...new Set(STATUSES.map((status) => glyphs.status[status]))];
  const statuses = signs.flatMap((sign) => {
    const words = STATUSES.filter((status) => glyphs.status[status] === sign);
    return signLine(sign, words.join(', '), width);
  });
  const notes = NOTE_MEANS.flatMap(([name, means]) => signLine(glyphs.note[name], means, width));
  return [
    [span(' SIGNS', HEADING)],
    ...statuses,
    ...notes,
    ...signLine(glyphs.mark, 'marked to be compared', width),
    [],
  ];
}

function signLine(sign: string, means: string, width: number): readonly Line[] {
  const rows = wrap(means, width - 5);
  return rows.map((row, index) => [span(` ${index === 0 ? sign : ' '}`, BOLD), span(`  ${row}`)]);
}

function beside(left: readonly Line[], right: readonly Line[], width: number): readonly Line[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, row) => {
    const first = left[row] ?? [];
    return [...first, span(' '.repeat(Math.max(0, width - lineWidth(first)))), ...(right[row] ?? [])];
  });
}

const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)));
