import type { TreeNode } from '../data/tree.ts';
import type { SecurityNote } from '../data/types.ts';
import type { Place } from './text/documents.ts';

/** A place of a text that a query matched, as indices of UTF-16 units; the end is not included. */
export type Range = readonly [start: number, end: number];

/** Finds the letters of a text that a query matches, in order and apart. */
export type Highlighter = (text: string) => readonly Range[];

export type Hit = {
  readonly node: TreeNode;
  /** 1 is best. */
  readonly score: number;
  /** Whether it lacks something of the query, and is shown because it comes near. */
  readonly isNear: boolean;
};

/** Why a part of a query counts for nothing, in a sentence, and what may have been meant: text to put in its place. */
export type Problem = {
  readonly text: string;
  /** The part of the query. */
  readonly wrong: string;
  readonly meant: readonly string[];
  /** Whether it cannot mean anything, so that the query is refused; else the rest of the query is answered. */
  readonly isFatal: boolean;
  /** Whether the query was answered as if the first of what is meant stood there. */
  readonly isTaken?: true;
};

/** The problems for which a query is refused once it is finished. */
export const fatalIn = (problems: readonly Problem[]): readonly Problem[] => problems.filter(({ isFatal }) => isFatal);

/** Where an item has what was searched for, and the text there. */
export type Reason = {
  readonly place: Place;
  readonly text: string;
  /** The word that the text has in place of the one that was typed, where it is another one for the same thing. */
  readonly as?: string;
};

/** What is open of an entry in the version that stands beside its name in the query. */
export type OpenNotes = {
  /** As it was typed. */
  readonly version: string;
  readonly notes: readonly SecurityNote[];
  /** Of how many vulnerabilities nothing can be told. */
  readonly untold: number;
};

/** How much of the query the results have: all of it, only some of the words, or none, so that only their names look like it. */
export type Extent = 'all' | 'some' | 'none';

export type SearchResult = {
  /** How many results there are; `hitAt` gives them, best first, or in the order that the query asks for. */
  readonly count: number;
  readonly hitAt: (index: number) => Hit | undefined;
  readonly extent: Extent;
  /** How many of the results are only near. */
  readonly near: number;
  /** How many more there are that are far less like the query; none when all were asked for. */
  readonly leftOut: number;
  /** Whether the answer is still to come. No results and no results yet differ by this alone. */
  readonly isPending: boolean;
  readonly problems: readonly Problem[];
  /** How long it took; `null` while it is pending. */
  readonly milliseconds: number | null;
  readonly lit: Highlighter;
  /** Where in an item the words of the query are found, each in the first place that has it. */
  readonly reasons: (node: TreeNode) => readonly Reason[];
  /** The first of those, for the row of an item; `null` where its name has a word of the query and says it by itself. */
  readonly remark: (node: TreeNode) => Reason | null;
  /** Why an item can take the place of what the query names; `null` where it cannot, or where the query asks for no such thing. */
  readonly standsIn: (node: TreeNode) => Reason | null;
  /** `null` unless the query has a version of it. */
  readonly open: (node: TreeNode) => OpenNotes | null;
};

/** The facets that belong together: all fields that filter, or the order of the results. */
export type FacetGroup = 'filter' | 'sort';

/** A field with the values that can be chosen, and what each would leave of the results. */
export type Facet = {
  readonly field: string;
  readonly title: string;
  readonly choices: readonly Choice[];
};

export type Choice = {
  readonly value: string;
  /** The words by which a query may ask for it. */
  readonly keys: readonly string[];
  readonly label: string;
  /** How many results it would leave; `null` for an order, which leaves them all. */
  readonly count: number | null;
  readonly isChosen: boolean;
};

/** What the word at the caret may become. */
export type Completion = {
  /** What is completed: a field's name, or nothing in particular. */
  readonly title: string;
  /** Texts for the place of the word, the likeliest first. */
  readonly options: readonly string[];
  /** What may be typed where there is nothing to choose from. */
  readonly example: string | null;
  /** The place in the text that an option takes. */
  readonly start: number;
  readonly end: number;
  /** Whether the options are only like what was typed. */
  readonly isGuess: boolean;
};

/** What is asked of a search, by whatever thread it runs on. */
export type Search = {
  /**
   * The result, as far as it is known by now: it says whether it is pending. Bookmarks are ids. Asking again gives the same
   * object until there are news, so that a screen may ask as often as it likes. What is far less like the query than the rest is
   * left out, unless the whole of it is asked for.
   */
  readonly find: (text: string, bookmarks: readonly string[], isWhole?: boolean) => SearchResult;
  /** What can be chosen, and what each choice would leave of the results; asking again gives the same object as well. */
  readonly facets: (
    group: FacetGroup,
    text: string,
    bookmarks: readonly string[],
    isWhole?: boolean,
  ) => readonly Facet[] | 'pending';
  /** What the word at the caret may become, `null` if nothing in particular. */
  readonly complete: (text: string, caret: number) => Completion | null;
  /** Gets ready in steps, so that no letter waits for long; says whether there are more. */
  readonly prepare: () => boolean;
  /** Sets the listener that is called when a pending answer has come; a search that answers at once never calls it. */
  readonly onNews: (listener: () => void) => void;
};

/** All hits from one place to another, best first. */
export function hitsBetween({ count, hitAt }: SearchResult, from: number, to: number): readonly Hit[] {
  const first = Math.max(0, from);
  const length = Math.max(0, Math.min(to, count) - first);
  return Array.from({ length }, (_, at) => hitAt(first + at)).flatMap((hit) => hit ?? []);
}
