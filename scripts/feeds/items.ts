import { countsText, describeRevisions, type RevisionChanges } from '../../src/data/changes.ts';
import type { TreeNode } from '../../src/data/tree.ts';
import type { Catalog, SecurityNote } from '../../src/data/types.ts';
import { itemSummary } from '../../src/search/text/documents.ts';

/** The project's home page, which the feeds link to. */
export const HOME = 'https://github.com/awesome-containers-explorer/awesome-containers';
export const TITLE = 'awesome-containers: what is new in the catalog';

/** A revision as an item of both feeds; `html` describes its changes. */
export type FeedItem = { readonly id: string; readonly title: string; readonly time: string; readonly html: string };

/** The most items in a feed: more revisions than anyone catches up on. */
const MOST_ITEMS = 50;

/** Returns an item for each revision of a catalog, newest first. */
export function feedItems(catalog: Catalog): readonly FeedItem[] {
  const revisions = catalog.revisions.slice(0, MOST_ITEMS);
  return describeRevisions(catalog, revisions).map((told) => {
    const counts = countsText([told]);
    return {
      // The id of a revision never changes, even if the feed moves.
      id: `tag:github.com,2026:awesome-containers-explorer/awesome-containers/revision/${told.revision}`,
      title: `Revision ${told.revision}${counts === '' ? '' : `: ${counts}`}`,
      time: `${told.asOf}T00:00:00Z`,
      html: htmlOf(told),
    };
  });
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes a text for XML and HTML. */
export const escapeMarkup = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

function htmlOf({ added, statuses, notes, fixed }: RevisionChanges): string {
  const html = [
    list('New', added, (node) => `${strong(node)}: ${escapeMarkup(itemSummary(node.subject))}`),
    list('Status', statuses, ({ node, from, to }) => `${strong(node)}: ${from ?? 'unknown'} → ${to ?? 'unknown'}`),
    list('New notes', notes, ({ node, note }) => `${strong(node)}: ${linked(note)}`),
    list('Fixed in more releases', fixed, ({ node, note, releases }) => {
      return `${strong(node)} ${escapeMarkup(releases.join(', '))}: ${linked(note)}`;
    }),
  ].join('');
  return html === '' ? '<p>The record of changes begins here, or only facts and words were corrected.</p>' : html;
}

function list<One>(heading: string, all: readonly One[], htmlIn: (one: One) => string): string {
  if (all.length === 0) return '';
  return `<h2>${heading}</h2><ul>${all.map((one) => `<li>${htmlIn(one)}</li>`).join('')}</ul>`;
}

const strong = ({ label }: TreeNode): string => `<strong>${escapeMarkup(label)}</strong>`;

const linked = ({ ids: [id], text, source }: SecurityNote): string =>
  `${escapeMarkup(text)} <a href="${escapeMarkup(source)}">${escapeMarkup(id ?? 'source')}</a>`;
