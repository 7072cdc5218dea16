import { STATUSES } from '../../data/types.ts';
import { ACTION_GROUPS, type ActionName } from '../../keys/actions.ts';
import { keyCap } from '../../screen/key-caps.ts';
import type { Glyphs } from '../../screen/theme.ts';
import { QUERY_SYNTAX } from '../../search/query/syntax.ts';
import { essentialRows } from './essentials.ts';
import { type KeyRow, keyRowsIn, viewName, viewNames } from './rows.ts';
import type { HelpState } from './state.ts';

/** A row of the help: keys, a sign or an example, and its meaning. */
export type HelpRow = {
  readonly caps: string;
  readonly words: string;
  /** The action that Enter runs; `null` if the row describes no key. */
  readonly action: ActionName | null;
  /** Why the action does nothing in the view below; `null` if it does something. */
  readonly refusal: string | null;
};

export type HelpSection = { readonly title: string; readonly remark: string; readonly rows: readonly HelpRow[] };

/** From this width on, the essential rows name all keys of their actions, which are then not repeated below. */
const ALL_KEYS_FROM = 50;

/**
 * Returns the whole help for columns of this width: the essential keys of the view that it was opened from, all other keys, the
 * query syntax, and the meaning of the signs.
 */
export function helpSections(own: HelpState, width: number, glyphs: Glyphs): readonly HelpSection[] {
  const isShort = width < ALL_KEYS_FROM;
  const essential = essentialRows(own.from);
  const said = new Set(isShort ? [] : essential.map(({ action }) => action));
  const first = essential.map((row) => helpRow(isShort ? { ...row, keys: firstOf(row) } : row, own, glyphs));
  return [
    { title: 'Here', remark: viewName(own.from), rows: first },
    ...ACTION_GROUPS.map((group) => ({
      title: group,
      remark: '',
      rows: keyRowsIn(group, own.from)
        .filter(({ action }) => !said.has(action))
        .map((row) => helpRow(row, own, glyphs)),
    })),
    { title: 'Query', remark: 'what can be searched for', rows: queryRows() },
    { title: 'Signs', remark: '', rows: signRows(glyphs) },
  ].filter(({ rows }) => rows.length > 0);
}

/** Returns the first key, or all nine digits, which are shown as one range. */
const firstOf = ({ keys }: KeyRow): readonly string[] => (keys.length === 9 ? keys : keys.slice(0, 1));

function helpRow({ action, keys, words, views }: KeyRow, { from, refusals }: HelpState, glyphs: Glyphs): HelpRow {
  const isHere = views.includes(from);
  const where = viewNames(views);
  const refusal = isHere ? (refusals[action] ?? null) : `This works in: ${where}.`;
  const caps = keyCaps(keys, glyphs);
  return { caps, words: isHere ? words : `${words} (${where})`, action, refusal };
}

const keyCaps = (keys: readonly string[], glyphs: Glyphs): string =>
  keys.length === 9 ? `1${glyphs.range}9` : keys.map((key) => keyCap(key, glyphs)).join(' ');

const queryRows = (): readonly HelpRow[] =>
  QUERY_SYNTAX.map(([examples, words]) => ({ caps: examples.join('  '), words, action: null, refusal: null }));

/** The meaning of the signs of notes. They show the impact, which the catalog states itself; ratings come from other sources. */
const NOTE_MEANS: readonly (readonly [keyof Glyphs['note'], string])[] = [
  ['grave', 'escape or privilege: access to the host, or rights that were not granted'],
  ['caution', 'bypass, disclosure, denial of service, or a caution'],
  ['myth', 'a myth: often believed, and wrong'],
  ['strength', 'a strength'],
  ['history', 'history'],
];

const NEW_MEANS = ['+', 'new since your last visit'] as const;

function signRows(glyphs: Glyphs): readonly HelpRow[] {
  const signs = [...new Set(STATUSES.map((status) => glyphs.status[status]))];
  const statuses = signs.map((sign): readonly [string, string] => [
    sign,
    STATUSES.filter((status) => glyphs.status[status] === sign).join(', '),
  ]);
  const notes = NOTE_MEANS.map(([name, means]): readonly [string, string] => [glyphs.note[name], means]);
  return [...statuses, ...notes, NEW_MEANS, [glyphs.mark, 'marked to be compared'] as const].map(([caps, words]) => ({
    caps,
    words,
    action: null,
    refusal: null,
  }));
}

/** Returns the rows that a search in the help finds, as one section. Actions that work in the view below come first. */
export function foundSection(sections: readonly HelpSection[], text: string): HelpSection {
  const terms = text.split(' ').filter((term) => term !== '');
  const found = sections.flatMap(({ title, rows }) => rows.filter((row) => terms.every(isIn(row, title))));
  const once = found.filter((row, index) => found.findIndex((other) => isSame(row, other)) === index);
  const works = ({ action, refusal }: HelpRow) => action !== null && refusal === null;
  const rows = [...once.filter(works), ...once.filter((row) => !works(row))];
  return { title: '', remark: '', rows };
}

const isSame = (one: HelpRow, other: HelpRow): boolean =>
  one.action === null ? one === other : one.action === other.action && one.refusal === other.refusal;

/** Returns a test for terms. One or two letters match a key or the beginning of a word, longer terms any part of the text. */
function isIn({ caps, words, action }: HelpRow, title: string): (term: string) => boolean {
  const keys = caps.split(' ');
  const all = `${words} ${title} ${action ?? ''}`.toLowerCase();
  return (term) => {
    const lower = term.toLowerCase();
    if (keys.includes(term) || (lower.length > 1 && caps.toLowerCase().includes(lower))) return true;
    return lower.length > 2 ? all.includes(lower) : all.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(lower));
  };
}
