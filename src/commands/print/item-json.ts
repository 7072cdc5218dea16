import { ENTRY_FIELDS, type Field, MECHANISM_FIELDS } from '../../data/fields.ts';
import type { Subject } from '../../data/tree.ts';
import type { Snapshot } from '../../data/types.ts';

/**
 * An item as the JSON contract has it: its `type`, and its own fields. Of a vulnerability, the notes say what it is in each
 * entry or mechanism that has it; `entry` is the id of either.
 */
export const typedItem = (subject: Subject): object => ({ type: subject.kind, ...itemOf(subject) });

function itemOf(subject: Subject): object {
  switch (subject.kind) {
    case 'entry':
      return withNulls(subject.entry, ENTRY_FIELDS);
    case 'measure':
      return subject.measure;
    case 'mechanism':
      return withNulls(subject.mechanism, MECHANISM_FIELDS);
    case 'vulnerability': {
      const { published, notes, ...rest } = subject.vulnerability;
      const told = notes.map(({ item, note }) => ({ entry: item.id, ...note }));
      return { ...rest, published: published || null, notes: told };
    }
    default:
      return {};
  }
}

type Addressed = { readonly url: string; readonly summary: string; readonly snapshot?: Snapshot | null };

/** An item with its fields in the order of their table. One without an address or a summary has `null` there. */
export function withNulls<Item extends Addressed>(item: Item, fields: Readonly<Record<string, Field>>): object {
  const inOrder: Record<string, unknown> = {};
  for (const name of Object.keys(fields)) inOrder[name] = item[name as keyof Item];
  const { snapshot } = item;
  const then = snapshot ? { snapshot: { ...snapshot, url: snapshot.url || null } } : {};
  return { ...inOrder, url: item.url || null, summary: item.summary || null, ...then };
}
