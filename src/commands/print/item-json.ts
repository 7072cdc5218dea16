import { ENTRY_FIELDS, type Field, MECHANISM_FIELDS } from '../../data/fields.ts';
import type { Subject } from '../../data/tree.ts';
import type { Snapshot } from '../../data/types.ts';

/**
 * Returns an item in the documented JSON format: its `type`, followed by its own fields. The notes of a vulnerability describe it
 * for each affected entry or mechanism, whose id is in `entry`.
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

/** Returns an item with its fields in the order of `fields`. A missing address or summary becomes `null`. */
export function withNulls<Item extends Addressed>(item: Item, fields: Readonly<Record<string, Field>>): object {
  const inOrder: Record<string, unknown> = {};
  for (const name of Object.keys(fields)) inOrder[name] = item[name as keyof Item];
  const { snapshot } = item;
  const then = snapshot ? { snapshot: { ...snapshot, url: snapshot.url || null } } : {};
  return { ...inOrder, url: item.url || null, summary: item.summary || null, ...then };
}
