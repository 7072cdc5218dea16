/**
 * Objects of one form, field by field: each field has its values in their order, and 0 where an object has what is usual. Fields in
 * which none differs are left out. This is a seventh smaller than one object after the other, and read in a fraction of the time.
 */
export type Columns<Item> = { readonly length: number; readonly fields: Fields<Item> };

type Fields<Item> = { readonly [Name in keyof Item]?: readonly (Item[Name] | 0)[] };

/** Gives what is usual for the object at an index. No field of it may be 0. */
type Usual<Item> = (index: number) => Item;

/** Writes objects field by field, without the fields in `except`. */
export function toColumns<Item extends object>(
  items: readonly Item[],
  usual: Usual<Item>,
  except: readonly PropertyKey[] = [],
): Columns<Item> {
  const [first] = items;
  const names = Object.keys(first ?? {}).filter((name) => !except.includes(name)) as (keyof Item)[];
  const columns = names.map((name) => {
    const values = items.map((item, index) => (isSame(item[name], usual(index)[name]) ? 0 : item[name]));
    return [name, values] as const;
  });
  const differing = columns.filter(([, values]) => values.some((value) => value !== 0));
  return { length: items.length, fields: Object.fromEntries(differing) as unknown as Fields<Item> };
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The objects again. */
export function fromColumns<Item extends object>({ length, fields }: Columns<Item>, usual: Usual<Item>): Item[] {
  const items = Array.from({ length }, (_, index) => ({ ...usual(index) }));
  // The first key waits for this, and V8 still interprets it: plain loops take it half as long as callbacks.
  for (const [name, values] of Object.entries(fields) as [keyof Item, readonly (Item[keyof Item] | 0)[]][]) {
    for (let index = 0; index < length; index++) {
      const value = values[index];
      if (value !== 0) (items[index] as Item)[name] = value as Item[keyof Item];
    }
  }
  return items;
}
