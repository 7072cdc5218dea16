import type { Query } from './queries.ts';

/** Returns the text of the search line after each letter of each query. */
export function keystrokesOf(queries: readonly Query[]): readonly string[] {
  return queries.flatMap(({ text }) => {
    const letters = [...text];
    return letters.map((_, at) => letters.slice(0, at + 1).join(''));
  });
}

const GOLDEN = 0.618;

/** Reorders a list so that any beginning of it is a sample of the whole, and a measurement can stop when its time is up. */
export function spread<T>(list: readonly T[]): readonly T[] {
  let stride = Math.max(1, Math.round(list.length * GOLDEN));
  while (divisor(stride, list.length) > 1) stride += 1;
  return list.flatMap((_, turn) => list[(turn * stride) % list.length] ?? []);
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
