import { isId } from '../../data/ids.ts';
import { DEEPEST, LONGEST_NAME } from '../../data/limits.ts';
import { clean, type Ids, leaveOut, named, quoted, report, reportCut, type Spot } from '../spot.ts';
import { faultOfNeeded, partsOf, textOf, textOrNull } from './fields.ts';

/** The objects of a list that have an id of their own, which is noted in `ids`, and a text in the field `name`. */
export function identify(root: Spot, list: string, name: string, ids: Map<string, Spot>): readonly Spot[] {
  return partsOf(root, list, (spot) => {
    const id = cleanId(spot);
    const faultOfName = faultOfNeeded(spot, name);
    const fault = faultOfId(spot, id, ids) ?? faultOfName;
    if (fault === null) {
      ids.set(id, spot);
      return spot;
    }
    leaveOut(spot, fault === faultOfName ? name : 'id', fault);
    return null;
  });
}

/** The id of what has been identified. */
export function idOf(spot: Spot): string {
  return textOf(spot, 'id');
}

/** Too long an id is not cut, because that would make another one of it: it comes out too long. */
function cleanId({ object: { id } }: Spot): string {
  return typeof id === 'string' ? clean(id, LONGEST_NAME + 1).text : '';
}

function faultOfId(spot: Spot, id: string, ids: Ids): (() => string) | null {
  const missing = faultOfNeeded(spot, 'id');
  if (missing !== null) return missing;
  if (!isId(id)) return () => `must have at most ${LONGEST_NAME} characters`;
  const other = ids.get(id);
  return other ? () => `must be its own; ${named(id)} is that of ${other.list}[${other.index}] too` : null;
}

type Nested = { readonly id: string; readonly parent: string | null };

/** The items of a list that stand before the one that is read, by their ids, and what may stand in them. */
export type Nest<Item> = {
  /** What a spot stands in: its parent or, where that is nested too deep to hold another, what the parent stands in. */
  readonly parentOf: (spot: Spot) => Item | null;
  /** Notes an item, also by another id when it stands for what had that one. */
  readonly add: (item: Item, id?: string) => void;
};

export function createNest<Item extends Nested>(): Nest<Item> {
  const known = new Map<string, { readonly item: Item; readonly depth: number }>();
  return {
    parentOf: (spot) => {
      const id = textOrNull(spot, 'parent');
      const found = id === null ? null : known.get(id);
      if (found === undefined) {
        report(spot, 'parent', () => `must be one that stands before it, not ${quoted(id ?? '')}`);
      }
      if (!found) return null;
      if (found.depth < DEEPEST) return found.item;
      reportCut(spot, 'parent', () => `is nested more than ${DEEPEST} deep; it stands beside it`);
      return known.get(found.item.parent ?? '')?.item ?? null;
    },
    add: (item, id = item.id) => {
      const above = item.parent === null ? undefined : known.get(item.parent);
      known.set(id, { item, depth: (above?.depth ?? 0) + 1 });
    },
  };
}
