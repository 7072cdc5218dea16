import { buildTree, itemsById, type TreeNode } from '../../src/data/tree.ts';
import { type Entry, KINDS } from '../../src/data/types.ts';
import { createSearch } from '../../src/search/local.ts';
import { hitsBetween, type Search } from '../../src/search/types.ts';
import { library } from './library.ts';

/** An entry with this name, which is also its id, and otherwise only the given fields. */
export function madeEntry(name: string, more: Partial<Entry> = {}): Entry {
  const node = library.items.get('bocker');
  if (node?.subject.kind !== 'entry') throw new Error('Bocker is not listed');
  const bare = { aliases: [], words: [], notes: [], mechanisms: [], successors: [], links: [], related: [] };
  const unknown = { status: null, since: null, license: null, language: null, rootless: null, snapshot: null };
  return { ...node.subject.entry, ...bare, ...unknown, kind: KINDS[0], summary: '', url: '', id: name, name, ...more };
}

/** The items of a list with these entries, in the form that the search takes. */
export function itemsOf(entries: readonly Entry[]): ReadonlyMap<string, TreeNode> {
  const category = { id: 'c', title: 'Things', parent: null, holds: 'entries', summary: '' } as const;
  const placed = entries.map((entry) => ({ ...entry, category: ['Things'] }));
  const catalog = { ...library.catalog, categories: [category], entries: placed, measures: [], mechanisms: [] };
  return itemsById(buildTree(catalog as unknown as typeof library.catalog));
}

/** A search over entries, which are given whole or by name. */
export const searchOf = (entries: readonly (string | Entry)[]): Search =>
  createSearch(itemsOf(entries.map((entry) => (typeof entry === 'string' ? madeEntry(entry) : entry))));

/** The names of the full matches of a query, in order. */
export function namesFor(search: Search, query: string): readonly string[] {
  const result = search.find(query, []);
  const hits = result.extent === 'none' ? [] : hitsBetween(result, 0, result.count);
  return hits.flatMap(({ node, isNear }) => (isNear ? [] : [node.label]));
}
