import { isId } from '../../data/ids.ts';
import { DEEPEST, LONGEST_NAME } from '../../data/limits.ts';
import { clean, type Ids, leaveOut, named, type ObjectPath, quoted, report, reportCut } from '../object-path.ts';
import { faultOfMissing, readParts, readText, readTextOrNull } from './fields.ts';

/**
 * Returns the objects of a list that have a unique id, which is added to `ids`, and a text in the field `name`. The others are
 * left out.
 */
export function identify(
  root: ObjectPath,
  list: string,
  name: string,
  ids: Map<string, ObjectPath>,
): readonly ObjectPath[] {
  return readParts(root, list, (spot) => {
    const id = cleanId(spot);
    const faultOfName = faultOfMissing(spot, name);
    const fault = faultOfId(spot, id, ids) ?? faultOfName;
    if (fault === null) {
      ids.set(id, spot);
      return spot;
    }
    leaveOut(spot, fault === faultOfName ? name : 'id', fault);
    return null;
  });
}

/** Returns the id of an object that `identify` has accepted. */
export function readId(spot: ObjectPath): string {
  return readText(spot, 'id');
}

/**
 * Returns the id of an object, cleaned. One that is too long is not cut to the limit, which would make it a different id: it
 * stays too long and is refused.
 */
function cleanId({ object: { id } }: ObjectPath): string {
  return typeof id === 'string' ? clean(id, LONGEST_NAME + 1).text : '';
}

function faultOfId(spot: ObjectPath, id: string, ids: Ids): (() => string) | null {
  const missing = faultOfMissing(spot, 'id');
  if (missing !== null) return missing;
  if (!isId(id)) return () => `must have at most ${LONGEST_NAME} characters`;
  const other = ids.get(id);
  return other ? () => `must be unique; ${named(id)} is also the id of ${other.list}[${other.index}]` : null;
}

type Nested = { readonly id: string; readonly parent: string | null };

/** The items of a list that have been read so far, as parents of later ones. */
export type ParentIndex<Item> = {
  /** Returns the parent of an object or, if that is nested too deeply already, the parent's own parent. */
  readonly parentOf: (spot: ObjectPath) => Item | null;
  /** Adds an item; under another `id` if it replaces an item that is left out. */
  readonly add: (item: Item, id?: string) => void;
};

export function createParentIndex<Item extends Nested>(): ParentIndex<Item> {
  const known = new Map<string, { readonly item: Item; readonly depth: number }>();
  return {
    parentOf: (spot) => {
      const id = readTextOrNull(spot, 'parent');
      const found = id === null ? null : known.get(id);
      if (found === undefined) {
        report(spot, 'parent', () => `must be one that stands before it, not ${quoted(id ?? '')}`);
      }
      if (!found) return null;
      if (found.depth < DEEPEST) return found.item;
      reportCut(spot, 'parent', () => `is nested more than ${DEEPEST} deep; it was moved up a level`);
      return known.get(found.item.parent ?? '')?.item ?? null;
    },
    add: (item, id = item.id) => {
      const above = item.parent === null ? undefined : known.get(item.parent);
      known.set(id, { item, depth: (above?.depth ?? 0) + 1 });
    },
  };
}
