import { idOfItem } from '../../data/ids.ts';
import type { TreeNode } from '../../data/tree.ts';
import type { DetailStyle } from '../../screen/document.ts';
import type { Document } from '../../screen/links.ts';
import { createTheme } from '../../screen/theme.ts';
import type { Context } from '../../views/context.ts';
import { type Answer, listOf, type Row } from '../answer.ts';
import type { State } from '../state.ts';
import { kindWords, named, nameOf } from '../words/items.ts';
import { facts, sentence, withoutSlashes } from '../words/join.ts';
import { entryParagraphs } from './entry.ts';
import { measureParagraphs, mechanismParagraphs } from './guide.ts';
import { carriersOf, vulnerabilityParagraphs } from './vulnerability.ts';

type Library = Pick<Context, 'catalog' | 'items' | 'describe'>;

/** The detail is drawn only for its links and leads, so its width does not matter. */
const PAPER: DetailStyle = {
  width: 80,
  theme: createTheme({ colour: false, unicode: true, hyperlinks: false }),
  lit: () => [],
  foundNotes: new Set(),
};

/** Draws the detail of an item, for its numbered links, its main link, and the items that it leads to. */
export const detailOf = (node: TreeNode, { describe }: Pick<Context, 'describe'>): Document => describe(node, PAPER);

/** Describes an item: what it is, everything recorded about it except notes and links, and the items that it leads to. */
export function itemAnswer(node: TreeNode, state: State, context: Library): Answer {
  const detail = detailOf(node, context);
  const id = idOfItem(node.subject);
  const isBookmarked = id !== null && state.shelves.bookmarks.includes(id);
  const rows = leadRows(node, detail, context);
  const linked = detail.links.length === 0 ? [] : [linksSentence(detail)];
  return {
    title: named(node),
    paragraphs: [
      ...paragraphsOf(node, state, context),
      ...linked,
      ...(isBookmarked ? [sentence(`${nameOf(node)} is bookmarked`)] : []),
    ],
    list: rows.length === 0 ? null : listOf(['related item', 'related items'], rows),
  };
}

function paragraphsOf({ subject }: TreeNode, { ticks }: State, { catalog }: Library): readonly string[] {
  switch (subject.kind) {
    case 'entry':
      return entryParagraphs(subject.entry, catalog);
    case 'vulnerability':
      return vulnerabilityParagraphs(subject.vulnerability, catalog);
    case 'measure':
      return measureParagraphs(subject.measure, catalog, ticks.includes(subject.measure.id));
    case 'mechanism':
      return mechanismParagraphs(subject.mechanism, catalog);
    default:
      return [];
  }
}

/** The address comes last, without a full stop that could be taken for a part of it. */
function linksSentence({ links, main }: Document): string {
  const hear = `Links: ${links.length}. Type links to hear ${links.length === 1 ? 'it' : 'them'}`;
  return main === null ? `${hear}.` : `${hear}, or open for ${main.url}`;
}

/** Returns a row for each lead, with how the item leads to it: `Used by Docker: engine, active`. */
function leadRows(node: TreeNode, { leads }: Document, { catalog, items }: Library): readonly Row[] {
  const carriers = node.subject.kind === 'vulnerability' ? carriersOf(node.subject.vulnerability, catalog) : new Map();
  return leads.flatMap(({ title, items: led }) =>
    led.map(({ id, name }): Row => {
      const other = items.get(id);
      const what = facts([carriers.get(id), other && kindWords(other.subject)]);
      const text = sentence(withoutSlashes(facts([`${title.replace(': ', ', ')}: ${name}`, what])));
      return { text, leadsTo: other ? { place: { kind: 'item', id } } : { none: `${name} has no page here.` } };
    }),
  );
}
