import type { TreeNode } from '../../../src/data/tree.ts';
import { entriesWords, type Section, share, thousands } from './cells.ts';
import { finderOf, plainFuse, tunedFuse } from './engines/fuse.ts';
import { createFzf } from './engines/fzf.ts';
import { createOurs } from './engines/ours.ts';
import { askAll, byKind, type Finder, type Outcome, qualityOf } from './engines/quality.ts';
import { type ItemRecord, recordsOf } from './engines/records.ts';
import { spread } from './inputs/keystrokes.ts';
import type { Query } from './inputs/queries.ts';
import type { Means, Plan } from './options.ts';

export const OURS = 'ours';
export const PLAIN = 'fuse.js';
const TUNED = 'fuse.js, tuned';
export const FZF = 'fzf';

const HEADINGS = ['MRR@10', 'success@1', 'success@3', 'no result'];

/** The outcomes of all queries in our search among `size` items, and the table that compares it with other engines. */
export type Relevance = { readonly size: number; readonly outcomes: readonly Outcome[]; readonly section: Section };

export async function measureRelevance(
  items: ReadonlyMap<string, TreeNode>,
  queries: readonly Query[],
  { plan, hasFzf }: Means,
): Promise<Relevance> {
  const { find } = createOurs(items);
  const outcomes = await askAll(find, queries);
  const asked = spread(queries).slice(0, queriesAmong(items.size, plan));
  const rows = [rowOf(OURS, outcomes)];
  if (asked.length < queries.length)
    rows.push(rowOf(`${OURS}, asked as much as the others`, await askAll(find, asked)));
  const others = othersAmong(recordsOf(items), hasFzf);
  for (const [name, other] of others) rows.push(rowOf(name, await askAll(other, asked)));
  const title = `Relevance among ${entriesWords(items.size)}`;
  return { size: items.size, outcomes, section: { title, headings: ['', 'queries', ...HEADINGS], rows } };
}

/** Returns how many queries the other engines get: among very many entries, all queries would take an hour. */
function queriesAmong(size: number, { queriesTimesEntries, leastQueries }: Plan): number {
  return Math.max(leastQueries, Math.floor(queriesTimesEntries / size));
}

function othersAmong(records: readonly ItemRecord[], hasFzf: boolean): readonly (readonly [string, Finder])[] {
  const fuses = [[PLAIN, finderOf(plainFuse(records))] as const, [TUNED, finderOf(tunedFuse(records))] as const];
  return hasFzf ? [...fuses, [FZF, createFzf(records).find]] : fuses;
}

function rowOf(what: string, outcomes: readonly Outcome[]): string[] {
  const { queries, mrr, first, three, empty } = qualityOf(outcomes);
  return [what, thousands(queries), mrr.toFixed(3), share(first), share(three), share(empty)];
}

/** Returns our relevance by kind of query: all figures for the smallest size, and the MRR for larger sizes. */
export function kindsSection([own, ...larger]: readonly Relevance[]): Section | null {
  if (own === undefined) return null;
  const inLarger = larger.map(({ outcomes }) => byKind(outcomes));
  const rows = [...byKind(own.outcomes)].map(([kind, outcomes]) => {
    const later = inLarger.map((kinds) => qualityOf(kinds.get(kind) ?? []).mrr.toFixed(3));
    return [...rowOf(kind, outcomes), ...later];
  });
  return {
    title: `Relevance of ours by kind of query, among ${entriesWords(own.size)}`,
    headings: ['', 'queries', ...HEADINGS, ...larger.map(({ size }) => `MRR@10 among ${thousands(size)}`)],
    rows,
  };
}
