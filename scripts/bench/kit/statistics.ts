/** Returns the median; the mean of the two middle values when their number is even. */
export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const half = sorted.length / 2;
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
  return (low + high) / 2;
}

/** Returns the smallest value that at least `share` of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = ascending(values);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

/**
 * Divides each value by the one that was measured next to it. A busy machine slows both, so the ratios vary far less
 * than the values.
 */
export function pairedRatios(values: readonly number[], references: readonly number[]): number[] {
  if (values.length !== references.length) {
    throw new Error(`${values.length} values cannot be paired with ${references.length}`);
  }
  return values.map((value, index) => value / (references[index] ?? Number.NaN));
}

function ascending(values: readonly number[]): number[] {
  if (values.length === 0) throw new Error('There is nothing to take the middle of.');
  return [...values].sort((a, b) => a - b);
}
