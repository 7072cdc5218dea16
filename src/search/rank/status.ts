import type { SearchIndex } from '../index/build.ts';
import type { Plan } from '../match/plan.ts';

/** More than what the same word gives in a summary: `archived engines` asks for what is archived, not for what archives. */
const OF_THE_STATUS = 0.5;

/** How much a document is lifted because a query names its status. */
export function createStatusLift({ slots }: Plan, { nodes }: SearchIndex): (document: number) => number {
  const words = new Set(slots.flatMap((slot) => (slot.type === 'word' && !slot.isOptional ? [slot.text] : [])));
  return (document) => {
    const subject = nodes[document]?.subject;
    return subject?.kind === 'entry' && words.has(subject.entry.status ?? '') ? OF_THE_STATUS : 0;
  };
}
