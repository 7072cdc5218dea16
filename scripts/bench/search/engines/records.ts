import { categoryPath, type TreeNode } from '../../../../src/data/tree.ts';
import { itemSummary, namesOf } from '../../../../src/search/text/documents.ts';

/** An item in the form that other engines get: its id and its texts. */
export type ItemRecord = {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly category: readonly string[];
  readonly summary: string;
};

export function recordsOf(items: ReadonlyMap<string, TreeNode>): readonly ItemRecord[] {
  return [...items].map(([id, { label, subject }]) => ({
    id,
    name: label,
    aliases: namesOf(subject).slice(1),
    category: categoryPath(subject),
    summary: itemSummary(subject),
  }));
}
