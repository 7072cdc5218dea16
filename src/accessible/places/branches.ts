import type { News } from '../../data/news.ts';
import { findRelations } from '../../data/relations.ts';
import { buildShelves, NEWS_TITLE } from '../../data/shelves.ts';
import { isItem, type ShelfId, type TreeNode } from '../../data/tree.ts';
import type { Context } from '../../views/context.ts';
import { type Answer, listOf, type Row } from '../answer.ts';
import type { State } from '../state.ts';
import { itemRow } from '../words/items.ts';
import { counted, sentence } from '../words/join.ts';
import { nodeWith, placeOf } from './path.ts';

type Library = Pick<Context, 'catalog' | 'tree' | 'items'>;

/** Large enough for everything in the program to fit into one list at the start. */
const HOME_PAGE = 20;

/** Lists the outermost branches and the user's shelves. */
export function homeAnswer({ shelves }: State, { catalog, tree, items }: Library): Answer {
  const own = buildShelves(shelves, items);
  const rows = [...tree, ...own].map(branchRow);
  const { entries } = catalog;
  return {
    title: `Home, ${catalog.title}, ${counted(entries.length, 'entry', 'entries')}`,
    paragraphs: [],
    list: listOf(['branch', 'branches'], rows, HOME_PAGE),
  };
}

/** Describes a branch: its summary, and the items and branches in it. */
export function branchAnswer(id: string, library: Library): Answer {
  const node = nodeWith(id, library);
  if (node?.subject.kind !== 'category') return { title: 'This branch is gone', paragraphs: [], list: null };
  const { summary, holds } = node.subject.category;
  const isBranches = node.children.some(({ subject }) => !isItem(subject));
  const rows = holds === 'mechanisms' ? mechanismRows(node, library) : node.children.map(rowOf);
  return {
    title: node.label,
    paragraphs: summary === '' ? [] : [summary],
    list: listOf(isBranches ? ['branch', 'branches'] : ['item', 'items'], rows),
  };
}

const rowOf = (node: TreeNode): Row => (isItem(node.subject) ? itemRow(node) : branchRow(node));

function branchRow(node: TreeNode): Row {
  const count = node.count === 0 ? 'empty' : counted(node.count, 'item', 'items');
  return { text: sentence(`${node.label}: ${count}`), leadsTo: { place: placeOf(node) } };
}

function mechanismRows({ children }: TreeNode, { catalog }: Library): readonly Row[] {
  const { usersOf } = findRelations(catalog);
  return children.map((node) => {
    const count = node.subject.kind === 'mechanism' ? usersOf(node.subject.mechanism.id).length : 0;
    return itemRow(node, `used by ${counted(count, 'entry', 'entries')}`);
  });
}

const SHELVES: Readonly<Record<ShelfId, { readonly title: string; readonly empty: string }>> = {
  news: { title: NEWS_TITLE, empty: 'Nothing is new.' },
  bookmarks: { title: 'Bookmarks', empty: 'Type bookmark at an item, or bookmark and its number, to keep it here.' },
  recent: { title: 'Recently opened, newest first', empty: 'What you open is listed here.' },
};

const NO_NEWS: News = { ids: [], told: '' };

/** Lists what the user has bookmarked or opened, or what is new. */
export function shelfAnswer(shelf: ShelfId, { shelves }: State, { items }: Library): Answer {
  const { title, empty } = SHELVES[shelf];
  const { ids, told } = shelf === 'news' ? (shelves.news ?? NO_NEWS) : { ids: shelves[shelf], told: '' };
  const nodes = ids.flatMap((id) => items.get(id) ?? []);
  const remarks = told === '' ? [] : [`${told}.`];
  return {
    title,
    paragraphs: nodes.length === 0 ? [empty] : remarks,
    list: listOf(
      ['item', 'items'],
      nodes.map((node) => itemRow(node)),
    ),
  };
}
