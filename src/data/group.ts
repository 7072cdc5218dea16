/** Groups items by a key, like `Map.groupBy`, which Node 20 does not have. */
export function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groupFor(groups, keyOf(item)).push(item);
  return groups;
}

/** Returns the group of a key, and makes it if there is none yet. */
export function groupFor<Key, Item>(groups: Map<Key, Item[]>, key: Key): Item[] {
  const known = groups.get(key);
  if (known !== undefined) return known;
  const group: Item[] = [];
  groups.set(key, group);
  return group;
}
