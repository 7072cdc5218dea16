import { readFileSync } from 'node:fs';
import { buildTree, itemsById, type TreeNode } from '../../../../src/data/tree.ts';
import type { Catalog, Entry } from '../../../../src/data/types.ts';
import { ListError, readExport } from '../../../../src/readers/export/read.ts';
import { readCatalog } from '../../../catalog/read.ts';
import { madeEntries } from '../../kit/made/entries.ts';
import { type Options, WrongUse } from '../options.ts';
import { type Query, readQueries } from './queries.ts';

const CATALOG = 'src/data/catalog';
const QUERIES = 'test/fixtures/queries.jsonl';
const SEED = 1;

export type Inputs = {
  /** The items that the queries are about, in the order of their tree. */
  readonly own: readonly TreeNode[];
  readonly queries: readonly Query[];
  /** More items, up to the largest size. */
  readonly filling: readonly TreeNode[];
};

/** Reads the files that the options name. Throws a `WrongUse` when they are unreadable or invalid. */
export function readInputs({ catalog: file, queries, scale, sizes }: Options): Inputs {
  const catalog = file === null ? readCatalog(CATALOG) : readList(file);
  const items = itemsById(buildTree(catalog));
  const own = [...items.values()];
  const needed = Math.max(0, ...sizes) - own.length;
  return {
    own,
    queries: readQueries(read(queries ?? QUERIES), queries ?? QUERIES, { entries: catalog.entries, items }),
    filling: fillingOf(needed, scale === null ? [] : entriesNotIn(readList(scale), catalog)),
  };
}

/** Returns `size` items: the whole catalog and some of the filling, or a sample from all of the catalog if it is larger. */
export function itemsAt(size: number, { own, filling }: Inputs): ReadonlyMap<string, TreeNode> {
  const nodes =
    size < own.length
      ? Array.from({ length: size }, (_, at) => own[Math.floor((at * own.length) / size)]).flatMap((node) => node ?? [])
      : [...own, ...filling.slice(0, size - own.length)];
  return new Map(nodes.map((node) => [node.id, node]));
}

/** Returns entries of another catalog, followed by generated ones if these are too few. */
function fillingOf(needed: number, given: readonly Entry[]): readonly TreeNode[] {
  const missing = Math.max(0, needed - given.length);
  return [...given.slice(0, Math.max(0, needed)), ...madeEntries(missing, SEED)].map((entry, index) => {
    // Unique, because no id of the catalog contains a blank.
    const id = `filling ${index}`;
    const subject = { kind: 'entry' as const, entry: { ...entry, id, parent: null } };
    return { id, label: entry.name, subject, parent: null, children: [], count: 0 };
  });
}

/** Returns the entries that are not in our catalog as well: duplicates would compete with the correct results. */
function entriesNotIn(other: Catalog, { entries }: Catalog): readonly Entry[] {
  const keyOf = ({ url, name }: Entry) => `${url}\n${name}`;
  const known = new Set(entries.map(keyOf));
  return other.entries.filter((entry) => !known.has(keyOf(entry)));
}

function readList(file: string): Catalog {
  try {
    return readExport(read(file), file).catalog;
  } catch (error) {
    throw error instanceof ListError ? new WrongUse(`${file} ${error.message}`) : error;
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new WrongUse(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}
