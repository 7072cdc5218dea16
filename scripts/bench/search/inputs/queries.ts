import type { TreeNode } from '../../../../src/data/tree.ts';
import type { Entry } from '../../../../src/data/types.ts';
import { WrongUse } from '../options.ts';

/** The text that a user types, its kind, and the ids of the correct results, any of which is accepted. */
export type Query = { readonly text: string; readonly kind: string; readonly ids: readonly string[] };

type Known = { readonly entries: readonly Entry[]; readonly items: ReadonlyMap<string, TreeNode> };

/** Reads queries, one JSON object per line. Throws a `WrongUse` that names the line. */
export function readQueries(text: string, file: string, known: Known): readonly Query[] {
  const queries = text.split('\n').flatMap((line, index) => {
    const refuse = (why: string): never => {
      throw new WrongUse(`${file}, line ${index + 1}: ${why}`);
    };
    return line.trim() === '' ? [] : [readQuery(line, known, refuse)];
  });
  if (queries.length === 0) throw new WrongUse(`${file} has no queries in it.`);
  return queries;
}

type Refuse = (why: string) => never;

function readQuery(line: string, known: Known, refuse: Refuse): Query {
  const value = parse(line, refuse);
  if (typeof value !== 'object' || value === null) return refuse('must be an object with q, kind and ids');
  const { q, kind, ids }: { q?: unknown; kind?: unknown; ids?: unknown } = value;
  if (typeof q !== 'string' || q.trim() === '') return refuse('q must be what is typed');
  if (typeof kind !== 'string' || kind === '') return refuse('kind must be a word');
  if (!Array.isArray(ids) || ids.length === 0) return refuse('ids must be a list of what is right');
  return { text: q, kind, ids: ids.map((id: unknown) => readId(id, known, refuse)) };
}

function readId(id: unknown, { entries, items }: Known, refuse: Refuse): string {
  const found = typeof id === 'number' ? entries[id]?.id : id;
  if (typeof found !== 'string' || !items.has(found)) return refuse(`the catalog has no ${JSON.stringify(id)}`);
  return found;
}

function parse(line: string, refuse: Refuse): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return refuse('is no JSON');
  }
}
