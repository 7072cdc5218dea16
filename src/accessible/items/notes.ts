import { gravestFirst } from '../../data/gravest-first.ts';
import { itemWithNotes } from '../../data/item-with-notes.ts';
import { findRelations } from '../../data/relations.ts';
import { noNotesText } from '../../data/sentences.ts';
import type { TreeNode } from '../../data/tree.ts';
import type { Context } from '../../views/context.ts';
import { type Answer, listOf, type Row, SHORT_PAGE } from '../answer.ts';
import { nameOf } from '../words/items.ts';
import { sentence } from '../words/join.ts';
import { noteRow } from '../words/notes.ts';
import { detailOf } from './item.ts';

/**
 * Lists the security notes of an item, the gravest first. The number of a note leads to its vulnerability, or else to its source.
 */
export function notesAnswer(node: TreeNode, context: Pick<Context, 'catalog' | 'items' | 'describe'>): Answer {
  const title = `Security notes of ${nameOf(node)}`;
  const item = itemWithNotes(node.subject);
  if (item === null) return { title, paragraphs: [], list: null };
  const { links } = detailOf(node, context);
  const numbers = new Map(links.map(({ url }, index) => [url, index + 1]));
  const pages = new Map(
    findRelations(context.catalog)
      .vulnerabilitiesIn(item.id)
      .flatMap(({ id, ids }) => ids.map((one) => [one, id] as const)),
  );
  const rows = gravestFirst(item.notes).map((note): Row => {
    const link = numbers.get(note.source);
    const text = link === undefined ? noteRow(note) : `${noteRow(note)} Source: link ${link}.`;
    const page = pages.get(note.ids[0] ?? '');
    if (page !== undefined && context.items.has(page)) return { text, leadsTo: { place: { kind: 'item', id: page } } };
    const source = links.find(({ url }) => url === note.source);
    const none = { none: 'This note has neither a page of its own nor a source that can be opened.' };
    return { text, leadsTo: source ? { link: source } : none };
  });
  const none = rows.length === 0 ? [noNotesText(item) || 'None recorded.'] : [];
  return { title, paragraphs: none, list: listOf(['note', 'notes'], rows, SHORT_PAGE) };
}

/** Lists the links of an item with their addresses. The number of a link opens it. */
export function linksAnswer(node: TreeNode, context: Pick<Context, 'describe'>): Answer {
  const { links, main } = detailOf(node, context);
  const rows = links.map((link): Row => {
    const isOwn = link === main && link.title === node.label;
    return {
      text: isOwn ? `Main page: ${link.url}` : `${sentence(link.title)} ${link.url}`,
      leadsTo: { link },
    };
  });
  return { title: `Links of ${nameOf(node)}`, paragraphs: [], list: listOf(['link', 'links'], rows) };
}
