import { hasEnded } from '../../data/status.ts';
import type { SearchIndex } from '../index/build.ts';
import type { Plan } from '../match/plan.ts';

/** More than the same word in a summary gives: `archived engines` asks for archived ones, not for engines that archive. */
const OF_THE_STATUS = 0.5;

/** Of two items that match equally well, the one that is alive comes first. */
const NOT_ALIVE = -0.05;

/** Returns how much a document is lifted because the query names its status, or lowered because it is no longer alive. */
export function createStatusLift({ slots }: Plan, { nodes }: SearchIndex): (document: number) => number {
  const words = new Set(slots.flatMap((slot) => (slot.type === 'word' && !slot.isOptional ? [slot.text] : [])));
  return (document) => {
    const subject = nodes[document]?.subject;
    if (subject?.kind !== 'entry') return 0;
    const { status } = subject.entry;
    if (words.has(status ?? '')) return OF_THE_STATUS;
    return words.size > 1 && (status === 'unknown' || hasEnded(status)) ? NOT_ALIVE : 0;
  };
}
