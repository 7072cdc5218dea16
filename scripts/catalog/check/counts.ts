import { type Catalog, IMPACTS, NOTE_KINDS, type SecurityNote } from '../../../src/data/types.ts';
import { findVulnerabilities, notedIn } from '../../../src/data/vulnerabilities.ts';

/** Returns a few lines with counts of what the notes of a catalog record. */
export function noteCounts(catalog: Catalog): readonly string[] {
  const notes = notedIn(catalog).flatMap(({ notes }) => notes);
  const those = (has: (note: SecurityNote) => boolean) => notes.filter(has).length;
  const kinds = NOTE_KINDS.map((kind) => `${kind} ${those((note) => note.kind === kind)}`);
  const impacts = IMPACTS.map((impact) => `${impact} ${those((note) => note.impact === impact)}`);
  const recorded = [
    `ids ${those(({ ids }) => ids.length > 0)}`,
    `fixed releases ${those(({ fixed }) => fixed.length > 0)}`,
    `rating ${those(({ rating }) => rating !== null)}`,
    `introduced ${those(({ introduced }) => introduced !== null)}`,
    `kind of flaw ${those(({ flaw }) => flaw !== null)}`,
    `nickname ${those(({ nickname }) => nickname !== null)}`,
  ];
  return [
    `Notes by kind: ${kinds.join(', ')}.`,
    `Vulnerabilities: ${findVulnerabilities(catalog).length} different ones; notes of them by impact: ${impacts.join(', ')}.`,
    `Notes with: ${recorded.join(', ')}.`,
  ];
}
