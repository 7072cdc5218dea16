import type { KeptList } from '../data/lists.ts';
import type { Shelves } from '../data/shelves.ts';
import type { ShelfId } from '../data/tree.ts';
import type { Level } from '../data/types.ts';
import type { System } from '../machine/facts.ts';
import type { Finding } from '../machine/finding.ts';
import type { Stack } from '../products/stack.ts';
import type { Effect as ScreenEffect } from '../views/view.ts';

/** What a machine offers to isolate with. `absent` lists the tools that were looked for and not found. */
export type Machine = {
  readonly system: System;
  readonly findings: readonly Finding[];
  readonly tools: readonly { readonly name: string; readonly path: string; readonly entry: string | null }[];
  readonly absent: readonly string[];
};

/** A search: its query, and whether much weaker matches are included. */
export type Query = { readonly text: string; readonly isWhole: boolean };

/** The entries that the matrix covers: a name and their ids. Without a scope it covers the whole catalog. */
export type Scope = { readonly name: string; readonly ids: readonly string[] };

/** Where the user is. Everything that is read there follows from the place. */
export type Place =
  | { readonly kind: 'home' }
  /** A branch of the tree, by its id. Items have a place of their own. */
  | { readonly kind: 'branch'; readonly id: string }
  | { readonly kind: 'shelf'; readonly shelf: ShelfId }
  | { readonly kind: 'results'; readonly query: Query }
  /** The filters or the orders of a search. `field` is the field whose values are listed, or `null` for a list of all fields. */
  | {
      readonly kind: 'filters';
      readonly query: Query;
      readonly panel: 'filter' | 'sort';
      readonly field: string | null;
    }
  /** An item by its id, or its security notes or its links. */
  | { readonly kind: 'item' | 'notes' | 'links'; readonly id: string }
  /** `ids` limits the vulnerabilities to those of a search; `null` means all. */
  | { readonly kind: 'vulnerabilities'; readonly year: string | null; readonly ids: readonly string[] | null }
  | { readonly kind: 'guide'; readonly level: Level | null }
  | { readonly kind: 'judgement'; readonly text: string }
  /** `mechanism` is the id of the mechanism that an entry must use; `null` means any. */
  | { readonly kind: 'matrix'; readonly scope: Scope | null; readonly mechanism: string | null }
  | { readonly kind: 'comparison'; readonly ids: readonly string[] }
  /** Products with their versions, as the user typed them. */
  | { readonly kind: 'check'; readonly text: string }
  | { readonly kind: 'stack' }
  | { readonly kind: 'machine'; readonly machine: Machine }
  | { readonly kind: 'totals' }
  /** The lists that were opened before. */
  | { readonly kind: 'lists' }
  /** `command` is the name of the command to explain; `null` means all. */
  | { readonly kind: 'help'; readonly command: string | null };

/** A place, the first row of the part of its list that was read last, and the row of the preceding list that led here, if any. */
export type Stop = { readonly place: Place; readonly from: number; readonly row: number | null };

/** The state of a session. It holds only what cannot be computed: lists and their numbers follow from the place. */
export type State = {
  /** The places that the user went through, ending with the current one. */
  readonly trail: readonly [Stop, ...Stop[]];
  readonly shelves: Shelves;
  /** The user's own stack: versions by product. */
  readonly installed: Stack;
  /** Ids of the measures of the hardening guide that the user has done. */
  readonly ticks: readonly string[];
  /** The lists opened before, most recent first. */
  readonly lists: readonly KeptList[];
};

/** A request to the outside world, carried out after the answer. */
export type Effect = Exclude<ScreenEffect, { readonly type: 'prepare-search' | 'redraw' | 'suspend' }>;

/** The result of a command. If `said` is `null`, the place of the new state is read. */
export type Step = {
  readonly state: State;
  readonly effects: readonly Effect[];
  readonly said: readonly string[] | null;
};

/** Returns the current stop. */
export const here = ({ trail }: Pick<State, 'trail'>): Stop => trail.at(-1) ?? trail[0];

/** Makes a step that changes nothing and only says something. */
export const say = (state: State, ...said: readonly string[]): Step => ({ state, effects: [], said });
