/** A random number generator: the same seed gives the same numbers. */
export type Random = {
  /** A number from 0 to less than 1. */
  readonly next: () => number;
  /** A whole number from 0 to less than `below`. */
  readonly below: (below: number) => number;
  readonly one: <Item>(items: readonly Item[]) => Item;
  /** Returns one of the items, with a probability proportional to its weight. */
  readonly weighted: <Item>(items: readonly (readonly [weight: number, item: Item])[]) => Item;
};

/** Creates the generator known as mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const one = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const weighted = <Item>(items: readonly (readonly [number, Item])[]): Item => {
    let left = below(items.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, item] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    throw new Error('nothing to choose from');
  };
  return { next, below, one, weighted };
}
