import { countsText, describeRevisions } from './changes.ts';
import type { Recent } from './news.ts';
import { type Change, notesById } from './revisions.ts';
import type { Catalog } from './types.ts';
import { findVulnerabilities } from './vulnerabilities.ts';

/** The most revisions that are listed: more than an occasional user has missed. */
const MOST_REVISIONS = 8;

/** Lists the latest revisions, the newest first. A note about a vulnerability counts as that vulnerability, which has a page. */
export function recentIn(catalog: Catalog): readonly Recent[] {
  const latest = catalog.revisions.slice(0, MOST_REVISIONS).filter(({ changes }) => changes.length > 0);
  if (latest.length === 0) return [];
  const notes = notesById(catalog);
  const names = new Map(findVulnerabilities(catalog).flatMap(({ id, ids }) => ids.map((one) => [one, id] as const)));
  const idOf = (change: Change): string => {
    const [advisory] = 'note' in change ? (notes.get(change.id)?.[change.note]?.ids ?? []) : [];
    return (advisory === undefined ? undefined : names.get(advisory)) ?? change.id;
  };
  const told = describeRevisions(catalog, latest);
  return latest.map(({ revision, changes }, index) => ({
    revision,
    ids: [...new Set(changes.map(idOf))],
    told: countsText(told.slice(0, index + 1)),
  }));
}
