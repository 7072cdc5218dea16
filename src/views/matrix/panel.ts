import { groupBy } from '../../data/group.ts';
import { USES } from '../../data/isolation.ts';
import { rememberLast } from '../../data/remember.ts';
import type { Catalog } from '../../data/types.ts';
import { signOfUse } from '../../screen/isolation.ts';
import { WIDEST_TEXT } from '../../screen/layout.ts';
import { BOLD, cutLine, HEADING, type Line, lineWidth, MUTED, rowText, span } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';
import { grouped } from '../../text/grouped.ts';
import { wrapUpTo } from '../../text/width.ts';
import type { Column } from './columns/column.ts';
import type { RowsOfParts } from './places.ts';
import type { MatrixRow, Table } from './select.ts';
import type { Offers } from './state.ts';

/** What a panel is drawn from: the chosen column, its index, and its context. */
export type About = {
  readonly column: Column;
  readonly index: number;
  readonly table: Table;
  /** Whether the table is about all entries. */
  readonly isAll: boolean;
  /** Whether the sign for grave vulnerabilities is visible. */
  readonly isGraveSeen: boolean;
  readonly offers: Offers | null;
  readonly catalog: Catalog;
};

/** Draws the panel below the entries: the name of the chosen column, its summary, who uses it, and what the signs mean. */
export function panelLines(about: About, parts: RowsOfParts, width: number, theme: Theme): readonly Line[] {
  const { column, index, table, isGraveSeen, offers } = about;
  const facts = parts.facts === 0 ? [] : [factsLine(about, width, theme)];
  return [
    ruleLine(column.name, `${index + 1} of ${table.columns.length}`, width, theme),
    ...sentenceLines(column, parts.sentence, width, theme),
    ...facts,
    legendLine(isGraveSeen, offers, width, theme),
  ];
}

/** Draws a rule with the name of the column and its position, such as `3 of 20`. */
function ruleLine(name: string, place: string, width: number, { glyphs }: Theme): Line {
  const { horizontal, ellipsis } = glyphs;
  const right = span(` ${place} ${horizontal}`, MUTED);
  const left = cutLine(
    [span(`${horizontal} `, MUTED), span(rowText(name, ellipsis), { ...HEADING, ...BOLD }), span(' ')],
    width - right.text.length,
    ellipsis,
  );
  return [...left, span(horizontal.repeat(width - lineWidth(left) - right.text.length), MUTED), right];
}

/** Draws the summary of a column in exactly `count` rows, even if it needs fewer. */
function sentenceLines({ summary }: Column, count: number, width: number, { glyphs }: Theme): readonly Line[] {
  if (count === 0) return [];
  const { rows, left } = wrapUpTo(summary ?? 'This list does not say what it is.', textWidth(width), count);
  const kept = left === 0 ? rows : rows.with(-1, `${rows.at(-1) ?? ''}${glyphs.ellipsis}`);
  return Array.from({ length: count }, (_, row) => cutLine([span(` ${kept[row] ?? ''}`)], width, glyphs.ellipsis));
}

const textWidth = (width: number): number => Math.min(width - 3, WIDEST_TEXT);

/**
 * Draws facts about the column. For a mechanism: how many entries use it, since which kernel it exists, its levels in the guide,
 * and whether this machine offers it. For another fact: the number of entries with each value.
 */
function factsLine(about: About, width: number, { glyphs }: Theme): Line {
  const words = about.column.isWords ? countWords(about) : mechanismWords(about);
  const lineOf = (kept: readonly string[]): Line => [span(` ${kept.join(` ${glyphs.dot} `)}`, MUTED)];
  const { length } = words;
  // If the facts do not fit, they are shortened one after the other, beginning with the last. Then the last ones are left out.
  const shortened = Array.from({ length: length + 1 }, (_, count) =>
    words.map(({ long, short }, index) => (index < length - count ? long : short)),
  );
  const fewer = Array.from({ length }, (_, count) => words.slice(0, length - count).map(({ short }) => short));
  const lines = [...shortened, ...fewer].map(lineOf);
  return cutLine(lines.find((line) => lineWidth(line) <= width) ?? lines.at(-1) ?? [], width, glyphs.ellipsis);
}

/** A fact in a longer and a shorter wording. */
type Words = { readonly long: string; readonly short: string };

function countWords({ column, table }: About): readonly Words[] {
  return [...countsOf(column, table.all)].map(([value, { length }]) => {
    const words = `${value} ${length}`;
    return { long: words, short: words };
  });
}

const countsOf = rememberLast((column: Column, rows: readonly MatrixRow[]) => {
  const groups = groupBy(rows, ({ entry }) => column.value(entry));
  const rankOf = ([, [first]]: [string, readonly MatrixRow[]]) => (first && column.rank(first.entry)) ?? -1;
  return new Map([...groups].sort((a, b) => rankOf(b) - rankOf(a)));
});

function mechanismWords({ column, table, isAll, offers, catalog }: About): readonly Words[] {
  const { here, byOption, everywhere } = usersOf(column, table.all, catalog);
  const offer = offers?.get(column.id);
  const levels = [...new Set(measuresWith(column.id, catalog).map(({ level }) => level))].sort((a, b) => a - b);
  const kernel = column.mechanism?.sinceKernel ?? null;
  const always = `used by ${grouped(here)} of ${isAll ? '' : 'these '}${grouped(table.all.length)}`;
  const used = byOption === 0 ? always : `${always}, by option in ${byOption} more`;
  return [
    {
      long: isAll ? used : `${used}; used by ${everywhere} in all`,
      short: byOption === 0 ? always : `${always} + ${byOption} by option`,
    },
    ...(kernel === null ? [] : [{ long: `since ${kernel}`, short: kernel }]),
    ...(levels.length === 0
      ? []
      : [{ long: `hardening guide level ${levels.join(', ')}`, short: `level ${levels.join(', ')}` }]),
    ...(offer === undefined ? [] : [{ long: `on this machine: ${offer}`, short: `here: ${offer}` }]),
  ];
}

const measuresWith = rememberLast((mechanism: string, { measures }: Catalog) =>
  measures.filter(({ mechanisms }) => mechanisms.includes(mechanism)),
);

/** Counts the entries in the table that use a mechanism always, and by option; and all entries that use it always. */
const usersOf = rememberLast((column: Column, rows: readonly MatrixRow[], { entries }: Catalog) => ({
  here: rows.filter(({ entry }) => entry.mechanisms.includes(column.id)).length,
  byOption: rows.filter(({ entry }) => entry.mechanismsByOption.includes(column.id)).length,
  everywhere: entries.filter(({ mechanisms }) => mechanisms.includes(column.id)).length,
}));

/** Draws what the signs and bold heads mean, in as many words as fit. */
function legendLine(isGraveSeen: boolean, offers: Offers | null, width: number, theme: Theme): Line {
  const isLit = offers !== null && offers.size > 0;
  const grave = isGraveSeen ? GRAVE_MEANS.map((words) => `  ${theme.glyphs.note.grave} ${words}`) : [''];
  const all = (behind: string) => signsLine(ALL_WORDS, '  ', behind, theme);
  const lines = [
    ...(isLit ? grave.flatMap((words) => BOLD_MEANS.map((bold) => all(`${words}${bold}`))) : []),
    ...grave.map(all),
    ...grave.map((words) => signsLine(['uses', 'option', 'not', 'not recorded'], ' ', words, theme)),
    signsLine(['uses', 'option', 'not', 'not recorded'], ' ', '', theme),
    signsLine(['uses', 'opt', 'no', 'unknown'], ' ', '', theme),
  ];
  return cutLine(lines.find((line) => lineWidth(line) <= width) ?? lines.at(-1) ?? [], width, theme.glyphs.ellipsis);
}

/** The meaning of the sign beside a number of vulnerabilities: at least one of them allows this. */
const GRAVE_MEANS = ['an escape or a privilege', 'escape/privilege'];
const ALL_WORDS: readonly string[] = USES;
const BOLD_MEANS = ['  bold heads: this machine offers it', '  bold: offered here', '  bold: here'];

function signsLine(words: readonly string[], gap: string, behind: string, theme: Theme): Line {
  const signs = USES.flatMap((use, index) => [
    span(index === 0 ? ' ' : gap),
    signOfUse(use, theme),
    span(` ${words[index] ?? ''}`, MUTED),
  ]);
  return [...signs, span(behind, MUTED)];
}
