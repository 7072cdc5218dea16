import type { Link } from '../../data/types.ts';
import type { Skipped, Source } from '../walk/section.ts';

/** An entry as a list has it, its text not yet clean. */
export type ListedEntry = {
  readonly name: string;
  /** Other names under which the same address stands in the category. */
  readonly aliases: readonly string[];
  /** A whole http or https address. */
  readonly url: string | null;
  /** Titles from the outermost category inwards. */
  readonly category: readonly string[];
  readonly summary: string | null;
  readonly links: readonly Link[];
  /** The place among the entries of the one that this is nested in. */
  readonly parent: number | null;
  readonly status: string | null;
  readonly stars: number | null;
  readonly pushedDaysAgo: number | null;
  readonly license: string | null;
  readonly language: string | null;
  /** The line of the file, from 1 on. */
  readonly line: number;
  readonly from: Source;
};

/** A category of a list, with the paragraphs above its first item. */
export type ListedCategory = { readonly path: readonly string[]; readonly summary: string };

/** What a reader makes of a list. Every item of the file is an entry, or among those that were skipped. */
export type ListReading = {
  readonly title: string | null;
  /** Whether nothing but the first heading says how the list is called. */
  readonly isTitleGuessed: boolean;
  readonly categories: readonly ListedCategory[];
  readonly entries: readonly ListedEntry[];
  readonly skipped: readonly Skipped[];
};
