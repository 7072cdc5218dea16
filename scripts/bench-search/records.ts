import { placeOf, type Subject, type TreeNode } from '../../src/data/tree.ts';
import { namesOf } from '../../src/search/texts.ts';

/** An item as other engines get it: its texts, and the id that tells which it is. */
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
    category: placeOf(subject),
    summary: summaryOf(subject),
  }));
}

/** What the detail says first about an item. */
export function summaryOf(subject: Subject): string {
  switch (subject.kind) {
    case 'entry':
      return subject.entry.summary;
    case 'mechanism':
      return subject.mechanism.summary;
    case 'measure':
      return `${subject.measure.problem} ${subject.measure.mitigation}`;
    default:
      return '';
  }
}
