import { LEFT_OUT } from '../coverage/left-out.ts';
import { type Candidate, review, settledIds } from '../coverage/review.ts';
import { findOnline, type Sources } from '../coverage/sources.ts';
import { say } from '../schema.ts';
import { isAmong, type Part, placeOf, type Subject } from './part.ts';

/** Queries the advisories of entries' packages, and reports those that neither have a note nor are left out. */
export async function checkAdvisories(subject: Subject, sources: Sources): Promise<Part> {
  const { catalog, leftOut, only } = subject;
  const entries = catalog.entries.filter(({ id }) => isAmong(only, id));
  const { findings, packages, troubles, remarks } = await findOnline(entries, settledIds(catalog, leftOut), sources);
  const { candidates, complaints } = review(catalog, leftOut, findings);
  return {
    what: 'packages',
    asked: packages,
    troubles,
    changes: [...candidates.map((candidate) => sayNew(subject, candidate)), ...complaints],
    remarks,
  };
}

function sayNew(subject: Subject, { entry, advisory: { ids, summary } }: Candidate): string {
  const about = summary === '' ? '' : ` (${summary})`;
  const message = `none has ${ids.join(', ')}${about}; add a note, or a reason to ${LEFT_OUT}`;
  return say({ ...placeOf(subject, entry, 'notes'), message });
}
