import type { KeptList } from '../data/lists.ts';
import type { Shelves } from '../data/shelves.ts';
import type { ShelfId } from '../data/tree.ts';
import type { Level } from '../data/types.ts';
import type { System } from '../machine/facts.ts';
import type { Finding } from '../machine/finding.ts';
import type { Stack } from '../products/stack.ts';
import type { Effect as ScreenEffect } from '../views/view.ts';

/** What a machine offers to isolate with. `absent` are the tools that were looked for and not found. */
export type Machine = {
  readonly system: System;
  readonly findings: readonly Finding[];
  readonly tools: readonly { readonly name: string; readonly path: string; readonly entry: string | null }[];
  readonly absent: readonly string[];
};

/** A search: its query, and whether what is far less like it is heard as well. */
export type Query = { readonly text: string; readonly isWhole: boolean };

/** Where the entries of the matrix come from: ids of entries and what they are called, or all of the catalog. */
export type Scope = { readonly name: string; readonly ids: readonly string[] };

/** Where the reader is. All that is said there follows from it. */
export type Place =
  | { readonly kind: 'home' }
  /** A node of the tree that is no item, by its id. */
  | { readonly kind: 'branch'; readonly id: string }
  | { readonly kind: 'shelf'; readonly shelf: ShelfId }
  | { readonly kind: 'results'; readonly query: Query }
  /** The filters or the orders of a search; `field` is the one whose values are listed. */
  | {
      readonly kind: 'filters';
      readonly query: Query;
      readonly panel: 'filter' | 'sort';
      readonly field: string | null;
    }
  /** An item by its id, and its notes and its links. */
  | { readonly kind: 'item' | 'notes' | 'links'; readonly id: string }
  /** `ids` are those of the vulnerabilities of a search; `null` for all. */
  | { readonly kind: 'vulnerabilities'; readonly year: string | null; readonly ids: readonly string[] | null }
  | { readonly kind: 'guide'; readonly level: Level | null }
  | { readonly kind: 'judgement'; readonly text: string }
  /** `mechanism` is the id of the one that the entries must have. */
  | { readonly kind: 'matrix'; readonly scope: Scope | null; readonly mechanism: string | null }
  | { readonly kind: 'comparison'; readonly ids: readonly string[] }
  /** Products with their versions, as they were typed. */
  | { readonly kind: 'check'; readonly text: string }
  | { readonly kind: 'stack' }
  | { readonly kind: 'machine'; readonly machine: Machine }
  | { readonly kind: 'totals' }
  /** The lists opened before. */
  | { readonly kind: 'lists' }
  /** `command` is the name of the one that is explained. */
  | { readonly kind: 'help'; readonly command: string | null };

/** A place, the first row of its list that was read last, and the row of the list before it that led here, if one did. */
export type Stop = { readonly place: Place; readonly from: number; readonly row: number | null };

/** Only what cannot be computed: lists and their numbers follow from the place. */
export type State = {
  /** The way that the reader came, the place where they are last. */
  readonly trail: readonly [Stop, ...Stop[]];
  readonly shelves: Shelves;
  /** The reader's own stack: versions by product. */
  readonly installed: Stack;
  /** Ids of the measures of the hardening guide that the reader has done. */
  readonly ticks: readonly string[];
  /** The lists opened before, the last opened first. */
  readonly lists: readonly KeptList[];
};

/** What an answer asks of the world outside. */
export type Effect = Exclude<ScreenEffect, { readonly type: 'prepare-search' | 'redraw' | 'suspend' }>;

/** What a command does; without a sentence of its own, the place where the reader is then is read. */
export type Step = {
  readonly state: State;
  readonly effects: readonly Effect[];
  readonly said: readonly string[] | null;
};

/** Where the reader is. */
export const here = ({ trail }: Pick<State, 'trail'>): Stop => trail.at(-1) ?? trail[0];

/** A step that changes nothing, and says a sentence. */
export const say = (state: State, ...said: readonly string[]): Step => ({ state, effects: [], said });
