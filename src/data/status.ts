import { STATUSES, type Status } from './types.ts';

/** What is no more, or is elsewhere: its successors have taken its place. */
const ENDED: readonly string[] = ['archived', 'superseded', 'discontinued', 'moved'] satisfies readonly Status[];

/** Whether a thing with this status is no more. A status of a reader's own list means nothing here. */
export function hasEnded(status: string | null): boolean {
  return status !== null && ENDED.includes(status);
}

/** The status of ours that a word is, if any: only those have a sign, a colour and an order. */
export function knownStatus(word: string | null): Status | undefined {
  return STATUSES.find((status) => status === word);
}
