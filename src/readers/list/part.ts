import type { Catalog, Entry } from '../../data/types.ts';
import { type Lint, lintExported, lintList } from '../lint/lint.ts';
import { isRefusal } from '../refusal.ts';
import type { Why } from '../walk/section.ts';
import type { Base } from '../words/base.ts';
import { catalogOf } from './catalog.ts';
import { type ListForm, readList as read } from './read.ts';

/** A list that can be used, with one line about what was not read or cut; or why it cannot be used. */
export type ListedResult =
  | {
      readonly catalog: Catalog;
      readonly notice: string | null;
      /** How many items were left out because no rule covers them. */
      readonly notUnderstood: number;
    }
  | { readonly problem: string };

const NOT_UNDERSTOOD: ReadonlySet<Why> = new Set(['too deep', 'empty', 'prose']);

const NO_LIST = 'there is no list in it; expected items with links, such as “- [name](https://…) - description”';
const NO_DATA = 'there is no list in it; expected entries with a “name” and a “url”';
const noList = (form: ListForm): string => (form === 'yaml' ? NO_DATA : NO_LIST);

/**
 * Reads a list in a form written by people into a catalog. `title` is for a list without a title of its own; `base` is its
 * address.
 */
export function readListed(text: string, form: ListForm, title: string, base: Base | null = null): ListedResult {
  if (text.trim() === '') return { problem: 'it is empty' };
  try {
    const reading = read(text, form, base);
    const tooDeep = reading.skipped.filter(({ why }) => why === 'too deep').length;
    if (reading.entries.length + tooDeep === 0) return { problem: noList(form) };
    const isNamedBetter = reading.isTitleGuessed && base !== null && !title.includes('://');
    const { catalog, cut } = catalogOf(isNamedBetter ? { ...reading, title } : reading, title);
    const told = [
      counted(tooDeep, 'item is nested too deep to be read', 'items are nested too deep to be read'),
      counted(cut, 'text was cut', 'texts were cut'),
    ];
    const notUnderstood = reading.skipped.filter(({ why }) => NOT_UNDERSTOOD.has(why)).length;
    return { catalog, notice: told.filter(Boolean).join('; ') || null, notUnderstood };
  } catch (error) {
    if (isRefusal(error)) return { problem: error.message };
    throw error;
  }
}

/** What is wrong in a list, or why it cannot be read. */
export type LintResult = Lint | { readonly problem: string };

/** Finds what is wrong in a list. */
export function lintListed(text: string, form: ListForm, base: Base | null): LintResult {
  if (text.trim() === '') return { problem: 'it is empty' };
  try {
    const lint = lintList(text, form, base);
    return lint.entries + lint.leftOut.length === 0 ? { problem: noList(form) } : lint;
  } catch (error) {
    if (isRefusal(error)) return { problem: error.message };
    throw error;
  }
}

/** Finds what is wrong in an exported catalog. */
export const lintCatalog = (entries: readonly Entry[], notice: string | null, text: string): Lint =>
  lintExported(entries, notice, text);

const counted = (count: number, one: string, many: string): string =>
  count === 0 ? '' : `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
