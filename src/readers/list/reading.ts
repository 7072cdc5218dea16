import type { Link } from '../../data/types.ts';
import type { Skipped, Source } from '../walk/section.ts';

/** An entry as it was read from a list, its texts not cleaned yet. */
export type ListedEntry = {
  readonly name: string;
  /** Other names that the category has for the same address. */
  readonly aliases: readonly string[];
  /** An absolute http or https address. */
  readonly url: string | null;
  /** Titles from the outermost category inwards. */
  readonly category: readonly string[];
  readonly summary: string | null;
  readonly links: readonly Link[];
  /** The index of the entry that this one is nested in. */
  readonly parent: number | null;
  readonly status: string | null;
  readonly stars: number | null;
  readonly pushedDaysAgo: number | null;
  readonly license: string | null;
  readonly language: string | null;
  /** The line of the file, counted from 1. */
  readonly line: number;
  readonly from: Source;
};

/** A category of a list, with the paragraphs that describe it. */
export type ListedCategory = { readonly path: readonly string[]; readonly summary: string };

/** The result of reading a list. Every item of the file is among either the entries or the skipped items. */
export type ListReading = {
  readonly title: string | null;
  /** Whether the title is only a guess from the headings. */
  readonly isTitleGuessed: boolean;
  readonly categories: readonly ListedCategory[];
  readonly entries: readonly ListedEntry[];
  readonly skipped: readonly Skipped[];
};
