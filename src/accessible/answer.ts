import type { Link } from '../data/types.ts';
import { grouped } from '../text/grouped.ts';
import type { Place } from './state.ts';
import { counted } from './words/join.ts';

/** Where the number of a row leads: `list` is the source of another list, `none` the reason why it leads nowhere. */
export type Target =
  | { readonly place: Place }
  | { readonly link: Link }
  | { readonly list: string }
  | { readonly none: string };

export type Row = { readonly text: string; readonly leadsTo: Target };

/** Rows that are numbered from 1. A list can be long, so each row is made only when it is read. */
export type List = {
  /** The noun for a row, in the singular and the plural. */
  readonly noun: readonly [one: string, many: string];
  readonly count: number;
  readonly rowAt: (index: number) => Row;
  /** The number of rows that are read at once. */
  readonly page: number;
};

/** The text that describes a place: a title, some paragraphs and a list. */
export type Answer = {
  /** Without a full stop. */
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly list: List | null;
};

/** The page size for rows of a sentence or two. */
export const PAGE = 10;
/** The page size for rows of several sentences. */
export const SHORT_PAGE = 5;

/** Makes a list of rows that already exist. */
export function listOf(noun: List['noun'], rows: readonly Row[], page = PAGE): List {
  return { noun, count: rows.length, rowAt: (index) => rows[index] ?? { text: '', leadsTo: { none: '' } }, page };
}

/**
 * Returns the lines of an answer, with its list starting at row `from`. The first line says what the place is and how much
 * follows; the last says how to go on.
 */
export function answerLines({ title, paragraphs, list }: Answer, from: number): readonly string[] {
  if (list === null) return [`${title}. ${followText(paragraphs.length, null)}`.trim(), ...paragraphs];
  const end = Math.min(list.count, from + list.page);
  const rows = Array.from({ length: Math.max(0, end - from) }, (_, at) => {
    return `${from + at + 1}. ${list.rowAt(from + at).text}`;
  });
  // The paragraphs are about the whole list, so they are read only with its first page.
  const above = from === 0 ? paragraphs : [];
  const heading = `${title}. ${followText(above.length, rangeText(list, from, end))}`;
  const next =
    end < list.count ? [`Type more for ${rangeText(list, end, Math.min(list.count, end + list.page))}.`] : [];
  return [heading, ...above, ...rows, ...next];
}

/** Says what follows the title: `2 paragraphs follow, then results 1 to 10 of 43.` */
function followText(paragraphs: number, list: string | null): string {
  const told = paragraphs === 0 ? '' : counted(paragraphs, 'paragraph', 'paragraphs');
  if (list === null) return told === '' ? '' : `${told} ${paragraphs === 1 ? 'follows' : 'follow'}.`;
  const { length } = told;
  return length === 0 ? `${list.charAt(0).toUpperCase()}${list.slice(1)}.` : `${told}, then ${list}.`;
}

/** Describes a range of rows: `results 1 to 10 of 43`, or `3 results` for a list that is read in full. */
export function rangeText({ noun: [one, many], count }: List, from: number, end: number): string {
  if (count === 0) return `no ${many}`;
  if (from === 0 && end === count) return counted(count, one, many);
  const all = grouped(count);
  return end - from === 1
    ? `${one} ${grouped(end)} of ${all}`
    : `${many} ${grouped(from + 1)} to ${grouped(end)} of ${all}`;
}
