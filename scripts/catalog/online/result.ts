import { HostClosedError, Trouble } from './client.ts';

/** The value of a request, or the reason why there is none. */
export type Result<T> = { readonly value: T } | { readonly trouble: Trouble };

export async function resultOf<T>(asked: Promise<T>): Promise<Result<T>> {
  try {
    return { value: await asked };
  } catch (error) {
    if (error instanceof Trouble) return { trouble: error };
    throw error;
  }
}

/** Returns the troubles among results. */
export function troublesIn(results: readonly Result<unknown>[]): readonly Trouble[] {
  return results.flatMap((result) => ('trouble' in result ? [result.trouble] : []));
}

/** Returns one line for each host that gets no more requests, instead of one for each of its addresses. */
export function closedHosts(troubles: readonly Trouble[]): readonly string[] {
  const closed = troubles.flatMap((trouble) =>
    trouble instanceof HostClosedError ? [`${trouble.host}: ${trouble.message}`] : [],
  );
  return [...new Set(closed)].map((line) => `${line} (${closed.filter((other) => other === line).length} left)`);
}

/** Returns the trouble of this address alone, or `null` when it has none or its whole host is closed. */
export function ownTrouble(result: Result<unknown>): string | null {
  return 'trouble' in result && !(result.trouble instanceof HostClosedError) ? result.trouble.message : null;
}
