import type { TreeNode } from '../data/tree.ts';
import type { SecurityNote } from '../data/types.ts';
import type { Place } from './text/documents.ts';

/** A part of a text that a query matches, as indices of UTF-16 units; the end is not included. */
export type Range = readonly [start: number, end: number];

/** Finds the letters of a text that a query matches, as ranges in order that do not overlap. */
export type Highlighter = (text: string) => readonly Range[];

export type Hit = {
  readonly node: TreeNode;
  /** 1 is best. */
  readonly score: number;
  /** Whether it lacks a part of the query, and is shown because it comes near. */
  readonly isNear: boolean;
};

/** Why a part of a query does not count as it is written, in a sentence, and what may be meant: text to put in its place. */
export type Problem = {
  readonly text: string;
  /** The part of the query. */
  readonly wrong: string;
  readonly meant: readonly string[];
  /** Whether the query is refused, because the part has no meaning; otherwise the rest of the query is answered. */
  readonly isFatal: boolean;
  /** Whether the query was answered as if the first text of `meant` stood there. */
  readonly isTaken?: true;
};

/** Returns the problems for which a query is refused once it is finished. */
export const fatalIn = (problems: readonly Problem[]): readonly Problem[] => problems.filter(({ isFatal }) => isFatal);

/** The place in an item where words of the query were found, and the text there. */
export type Reason = {
  readonly place: Place;
  readonly text: string;
  /** The synonym that the text contains in place of the typed word, if any. */
  readonly as?: string;
};

/** The vulnerabilities that are open in the version of an entry that stands beside its name in the query. */
export type OpenNotes = {
  /** The version as it was typed. */
  readonly version: string;
  readonly notes: readonly SecurityNote[];
  /** For how many vulnerabilities it is not known whether they are open. */
  readonly untold: number;
};

/** How much of the query the results match: all of it, only some words, or none, if their names merely resemble it. */
export type Extent = 'all' | 'some' | 'none';

export type SearchResult = {
  /** How many results there are; `hitAt` gives them, best first, or in the order that the query asks for. */
  readonly count: number;
  readonly hitAt: (index: number) => Hit | undefined;
  readonly extent: Extent;
  /** How many of the results are only near. */
  readonly near: number;
  /** How many more items match the query far less, and were left out; 0 if all were asked for. */
  readonly leftOut: number;
  /** Whether the answer is still to come. Only this tells "no results" from "no results yet". */
  readonly isPending: boolean;
  readonly problems: readonly Problem[];
  /** How long the search took; `null` while it is pending. */
  readonly milliseconds: number | null;
  readonly lit: Highlighter;
  /** Returns where in an item the words of the query are found, each in the first place that contains it. */
  readonly reasons: (node: TreeNode) => readonly Reason[];
  /** Returns the first reason, for the row of an item; `null` if its name matches a word of the query, which is reason enough. */
  readonly remark: (node: TreeNode) => Reason | null;
  /** Returns why an item can replace what the query names; `null` if it cannot, or if the query asks for no replacement. */
  readonly standsIn: (node: TreeNode) => Reason | null;
  /** Returns what is open in an item; `null` unless the query has a version of it. */
  readonly open: (node: TreeNode) => OpenNotes | null;
};

/** A group of facets: all fields that filter, or the order of the results. */
export type FacetGroup = 'filter' | 'sort';

/** A field with the values to choose from, and how many results each would leave. */
export type Facet = {
  readonly field: string;
  readonly title: string;
  readonly choices: readonly Choice[];
};

export type Choice = {
  readonly value: string;
  /** The keys by which a query may ask for it. */
  readonly keys: readonly string[];
  readonly label: string;
  /** How many results it would leave; `null` for an order, which leaves them all. */
  readonly count: number | null;
  readonly isChosen: boolean;
};

/** The texts that the word at the caret may become. */
export type Completion = {
  /** The heading of the options, such as the name of a field; may be empty. */
  readonly title: string;
  /** Texts to put in the place of the word, the likeliest first. */
  readonly options: readonly string[];
  /** What may be typed if there is nothing to choose from. */
  readonly example: string | null;
  /** The place in the text that an option replaces. */
  readonly start: number;
  readonly end: number;
  /** Whether the options merely resemble what was typed. */
  readonly isGuess: boolean;
};

/** A search, in whatever thread it runs. */
export type Search = {
  /**
   * Returns the result as far as it is known, which may be pending. Bookmarks are ids. Repeated calls return the same object
   * until there is news, so that drawings may call it often. Items that match far less than the others are left out, unless
   * `isWhole`.
   */
  readonly find: (text: string, bookmarks: readonly string[], isWhole?: boolean) => SearchResult;
  /** Returns what can be chosen, and how many results each choice would leave; repeated calls return the same object too. */
  readonly facets: (
    group: FacetGroup,
    text: string,
    bookmarks: readonly string[],
    isWhole?: boolean,
  ) => readonly Facet[] | 'pending';
  /** Returns what the word at the caret may become; `null` if there are no options. */
  readonly complete: (text: string, caret: number) => Completion | null;
  /** Prepares the search by one step, so that no letter typed waits for long; returns whether there are more steps. */
  readonly prepare: () => boolean;
  /** Sets the listener that is called when a pending answer arrives; a search that answers at once never calls it. */
  readonly onNews: (listener: () => void) => void;
};

/** Returns the hits from one index up to another, best first. */
export function hitsBetween({ count, hitAt }: SearchResult, from: number, to: number): readonly Hit[] {
  const first = Math.max(0, from);
  const length = Math.max(0, Math.min(to, count) - first);
  return Array.from({ length }, (_, at) => hitAt(first + at)).flatMap((hit) => hit ?? []);
}
