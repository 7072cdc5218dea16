import { STATUSES, type Status } from './types.ts';

/** The statuses of entries that have ended or moved: their successors have taken their place. */
const ENDED: readonly string[] = ['archived', 'superseded', 'discontinued', 'moved'] satisfies readonly Status[];

/** Whether an entry with this status has ended or moved. Other words for a status in a user's own list do not count. */
export function hasEnded(status: string | null): boolean {
  return status !== null && ENDED.includes(status);
}

/** Returns a word if it is one of our statuses: only these have a sign, a colour and an order. */
export function knownStatus(word: string | null): Status | undefined {
  return STATUSES.find((status) => status === word);
}
