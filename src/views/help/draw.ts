import { SEVERITIES, type Severity, STATUSES } from '../../data/types.ts';
import { BOLD, HEADING, type Line, lineWidth, MUTED, span } from '../../screen/line.ts';
import type { Glyphs } from '../../screen/theme.ts';
import { widthOf, wrap } from '../../text/width.ts';
import { type Binding, bindings, type KeyGroup } from '../bindings.ts';
import type { Mode } from '../state.ts';

const WORDS: Readonly<Record<string, string>> = {
  'page-up': 'PgUp',
  'page-down': 'PgDn',
  home: 'Home',
  end: 'End',
  enter: 'Enter',
  escape: 'Esc',
  space: 'Space',
  tab: 'Tab',
  backspace: 'Backspace',
  delete: 'Del',
};

/** A key as its cap reads: `ctrl+u` is `Ctrl-u`, `g g` is `gg`. */
export function keyCap(key: string, glyphs: Glyphs): string {
  const word = wordOf(key, glyphs);
  if (word !== undefined) return word;
  const [, modifier, base] = key.match(/^(ctrl|alt|shift)\+(.+)$/u) ?? [];
  if (modifier && base) return `${modifier.charAt(0).toUpperCase()}${modifier.slice(1)}-${keyCap(base, glyphs)}`;
  return key.replaceAll(' ', '');
}

function wordOf(key: string, { up, down, left, right }: Glyphs): string | undefined {
  if (key.length === 1) return key;
  const arrows: Readonly<Record<string, string>> = { up, down, left, right };
  return arrows[key] ?? WORDS[key];
}

/** The keys of a binding as one reads them aloud; nine digits in a row are `1–9`. */
export function keyCaps({ keys }: Pick<Binding, 'keys'>, glyphs: Glyphs): string {
  if (keys.length === 9 && keys.every((key) => /^\d$/u.test(key))) return `1${glyphs.range}9`;
  return keys.map((key) => keyCap(key, glyphs)).join(' ');
}

export type Hint = { readonly keys: string; readonly word: string; readonly rank: number };

/** The hints of a mode, in the order of the table. */
export function hintsFor(mode: Mode, glyphs: Glyphs): readonly Hint[] {
  return bindings.flatMap(({ keys, modes, hint }) => {
    if (!hint || !modes.includes(mode)) return [];
    const caps = (hint.keys ?? keys.slice(0, 1)).map((key) => keyCap(key, glyphs));
    return [{ keys: caps.join(''), word: hint.word, rank: hint.rank }];
  });
}

const GROUPS: readonly KeyGroup[] = ['Move', 'Search', 'Filters', 'Links', 'Program'];
const CAPS_WIDTH = 20;
const LONGEST_CAP = 'Ctrl-Backspace'.length;
const TWO_COLUMNS_FROM = 100;

/** Every key, by group, drawn from the table that handles them, and what the signs mean; in two columns where they fit. */
export function helpLines(columns: number, glyphs: Glyphs): readonly Line[] {
  const groups = GROUPS.map((group) => (width: number) => groupLines(group, width, glyphs));
  if (columns < TWO_COLUMNS_FROM) {
    return [...groups.flatMap((lines) => lines(columns)), ...queryLines(columns), ...signLines(columns, glyphs)];
  }
  const width = Math.min(60, Math.floor((columns - 2) / 2));
  const [move = [], search = [], filters = [], links = [], program = []] = groups.map((lines) => lines(width));
  const left = [...move, ...links, ...program, ...signLines(width, glyphs)];
  return beside(left, [...search, ...filters, ...queryLines(width)], width);
}

/** What a query may hold, with what it means. */
const QUERY: readonly (readonly [string, string])[] = [
  ['seccmp rootles', 'all words, anywhere, in any order; typing errors are forgiven'],
  ['k8s  lwp', 'numbers for letters, and initials'],
  ["'exact", 'these letters as they are; capitals mean capitals'],
  ['"two words"', 'one after the other'],
  ['^start  end$', 'of a name'],
  ['!without', 'or -without: what does not have it'],
  ['lxc|runc', 'one or the other'],
  [
    'status:active',
    'fields: status kind uses in license lang rootless has severity is since stars; -status:archived; status:active,moved',
  ],
  ['since:>2018', 'numbers: since, and stars (of 2016); also 2015..2018'],
  ['sort:name', 'the order: best list name status stars newest'],
];

function queryLines(width: number): readonly Line[] {
  const capsWidth = Math.min(CAPS_WIDTH, Math.floor(width / 2.4));
  return [
    [span(' QUERY', HEADING)],
    ...QUERY.flatMap(([example, means]) => tableRow(example, means, capsWidth, width)),
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

function groupLines(group: KeyGroup, width: number, glyphs: Glyphs): readonly Line[] {
  const capsWidth = Math.min(CAPS_WIDTH, Math.max(LONGEST_CAP, Math.floor(width / 2.4)));
  const rows = bindings
    .filter((binding) => binding.group === group)
    .flatMap((binding) => tableRow(keyCaps(binding, glyphs), binding.label, capsWidth, width));
  const remark = group === 'Search' ? '  while the line has the keys, the rest types' : '';
  return [
    [span(` ${group.toUpperCase()}`, HEADING), span(widthOf(remark) < width - 8 ? remark : '', MUTED)],
    ...rows,
    [],
  ];
}

/** The severities are our own scale, not a score: what a weakness gave to somebody who used it. */
const SEVERITY_MEANS: Readonly<Record<Severity, string>> = {
  critical: 'a way out, or power over the host',
  caution: 'dangerous as it comes, or in part',
  info: 'worth knowing',
  good: 'a deserved plus',
};

function signLines(width: number, glyphs: Glyphs): readonly Line[] {
  const signs = [...new Set(STATUSES.map((status) => glyphs.status[status]))];
  const statuses = signs.flatMap((sign) => {
    const words = STATUSES.filter((status) => glyphs.status[status] === sign);
    return signLine(sign, words.join(', '), width);
  });
  const severities = SEVERITIES.flatMap((severity) =>
    signLine(glyphs.severity[severity], `${severity}: ${SEVERITY_MEANS[severity]}`, width),
  );
  return [[span(' SIGNS', HEADING)], ...statuses, ...severities, []];
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
