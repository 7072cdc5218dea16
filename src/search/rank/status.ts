import type { SearchIndex } from '../index/build.ts';
import type { Plan } from '../match/plan.ts';

/** More than the same word in a summary gives: `archived engines` asks for archived ones, not for engines that archive. */
const OF_THE_STATUS = 0.5;

/** Returns how much a document is lifted because the query names its status. */
export function createStatusLift({ slots }: Plan, { nodes }: SearchIndex): (document: number) => number {
  const words = new Set(slots.flatMap((slot) => (slot.type === 'word' && !slot.isOptional ? [slot.text] : [])));
  return (document) => {
    const subject = nodes[document]?.subject;
    return subject?.kind === 'entry' && words.has(subject.entry.status ?? '') ? OF_THE_STATUS : 0;
  };
}
