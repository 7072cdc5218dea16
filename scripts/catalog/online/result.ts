import { Closed, Trouble } from './client.ts';

/** What asking gave, or why it gave nothing. */
export type Result<T> = { readonly value: T } | { readonly trouble: Trouble };

export async function resultOf<T>(asked: Promise<T>): Promise<Result<T>> {
  try {
    return { value: await asked };
  } catch (error) {
    if (error instanceof Trouble) return { trouble: error };
    throw error;
  }
}

/** The troubles among some results. */
export function troublesIn(results: readonly Result<unknown>[]): readonly Trouble[] {
  return results.flatMap((result) => ('trouble' in result ? [result.trouble] : []));
}

/** A line for every host that would not be asked any more, instead of one for each of its addresses. */
export function closedHosts(troubles: readonly Trouble[]): readonly string[] {
  const closed = troubles.flatMap((trouble) =>
    trouble instanceof Closed ? [`${trouble.host}: ${trouble.message}`] : [],
  );
  return [...new Set(closed)].map((line) => `${line} (${closed.filter((other) => other === line).length} left)`);
}

/** What is the matter with one address alone, and not with its whole host. */
export function ownTrouble(result: Result<unknown>): string | null {
  return 'trouble' in result && !(result.trouble instanceof Closed) ? result.trouble.message : null;
}
