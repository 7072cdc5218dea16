import { STATUSES } from '../../data/types.ts';
import { ACTION_GROUPS, type ActionGroup, type ActionName } from '../../keys/actions.ts';
import { keyCaps } from '../../screen/key-caps.ts';
import { BOLD, HEADING, type Line, lineWidth, MUTED, span } from '../../screen/line.ts';
import type { Cell, Spot } from '../../screen/pane.ts';
import type { Glyphs } from '../../screen/theme.ts';
import { QUERY_SYNTAX } from '../../search/query/syntax.ts';
import { widthOf, wrap } from '../../text/width.ts';
import { scrolled, scrollIn } from '../shared/scroll.ts';
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
    const place = layout.body;
    const all = helpRows(place.columns, theme.glyphs);
    const scroll = scrollIn(all.length, top, place.rows);
    const lines = scrolled(all, ({ line }) => line, scroll.top, place, theme);
    const spotAt = ({ x, y }: Cell) => (y < scroll.rows ? actionSpot(all[scroll.top + y], x) : null);
    return [{ id: 'help', place, lines, view: 'help', scroll, spotAt }];
  },
};

/** A row of the help: its line, and the action that it tells of; in two columns, those of both, and where the right one begins. */
type HelpRow = { readonly line: Line; readonly actions: readonly (ActionName | undefined)[]; readonly width: number };

/** Rows that tell of no action. */
const plain = (lines: readonly Line[]): readonly HelpRow[] =>
  lines.map((line) => ({ line, actions: [], width: Infinity }));

/** A click on what the help says of a key does that, in the view that the help stands over. */
function actionSpot(row: HelpRow | undefined, x: number): Spot | null {
  const action = row?.actions[x < row.width ? 0 : 1];
  return action === undefined ? null : { kind: 'action', action, isBelow: true };
}

const CAPS_WIDTH = 20;
const LONGEST_CAP = 'Ctrl-Backspace'.length;
const TWO_COLUMNS_FROM = 100;
/** Beside the others, so that both columns are about as long. */
const ON_THE_RIGHT: ReadonlySet<ActionGroup> = new Set(['Search', 'Filters', 'Stack', 'Guide']);

/** Every key, by group, drawn from the table that handles them, and what the signs mean; in two columns where they fit. */
export function helpRows(columns: number, glyphs: Glyphs): readonly HelpRow[] {
  if (columns < TWO_COLUMNS_FROM) {
    const groups = ACTION_GROUPS.flatMap((group) => groupRows(group, columns, glyphs));
    return [...groups, ...plain(queryLines(columns)), ...plain(signLines(columns, glyphs))];
  }
  const width = Math.min(60, Math.floor((columns - 2) / 2));
  const groupsAt = (isRight: boolean) =>
    ACTION_GROUPS.filter((group) => ON_THE_RIGHT.has(group) === isRight).flatMap((group) =>
      groupRows(group, width, glyphs),
    );
  const left = [...groupsAt(false), ...plain(signLines(width, glyphs))];
  return beside(left, [...groupsAt(true), ...plain(queryLines(width))], width);
}

/** The same without what a click means. */
export const helpLines = (columns: number, glyphs: Glyphs): readonly Line[] =>
  helpRows(columns, glyphs).map(({ line }) => line);

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

function groupRows(group: ActionGroup, width: number, glyphs: Glyphs): readonly HelpRow[] {
  const capsWidth = Math.min(CAPS_WIDTH, Math.max(LONGEST_CAP, Math.floor(width / 2.4)));
  const rows = keyRows(group).flatMap((row) =>
    tableRow(keyCaps(row.keys, glyphs), helpWords(row), capsWidth, width).map((line) => {
      return { line, actions: [row.name], width: Infinity };
    }),
  );
  const remark = group === 'Search' ? '  in the search line, all other keys type' : '';
  const title = [span(` ${group.toUpperCase()}`, HEADING), span(widthOf(remark) < width - 8 ? remark : '', MUTED)];
  return [...plain([title]), ...rows, ...plain([[]])];
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

function beside(left: readonly HelpRow[], right: readonly HelpRow[], width: number): readonly HelpRow[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, row) => {
    const first = left[row]?.line ?? [];
    const line = [...first, span(' '.repeat(Math.max(0, width - lineWidth(first)))), ...(right[row]?.line ?? [])];
    return { line, actions: [left[row]?.actions[0], right[row]?.actions[0]], width };
  });
}

const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)));
