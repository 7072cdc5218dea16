import { isItem, type Subject, type TreeNode } from '../../data/tree.ts';
import { type Catalog, IMPACTS } from '../../data/types.ts';
import {
  barChart,
  type DetailStyle,
  listing,
  NO_BREAK,
  paragraph,
  section,
  titleLines,
} from '../../screen/document.ts';
import { capFor } from '../../screen/key-caps.ts';
import { type Line, MUTED, rowText, span } from '../../screen/line.ts';
import type { Document } from '../../screen/links.ts';
import type { Theme } from '../../screen/theme.ts';
import { grouped } from '../../text/grouped.ts';

/** A title, and the rows of a chart of what is in a branch. */
type Chart = readonly [title: string, lines: readonly Line[]];

/** Makes the document of a branch: its summary, a chart of its content, and the names of its items. */
export function branchDocument(
  node: TreeNode,
  catalog: Catalog,
  paper: DetailStyle,
  chart: Chart = chartOf(node, paper),
): Document {
  const count = span(grouped(node.count), MUTED);
  const lines = [
    ...titleLines(node.label, [count], paper),
    [],
    ...paragraph(branchSummary(node.subject, node.count, catalog, paper.theme), paper),
    ...section(...chart, paper),
    ...section('Holds', listing(namesOf(node, paper.theme), paper), paper),
  ];
  return { lines, links: [], leads: [], main: null, stops: [], aside: null };
}

/** The largest number of names shown. Nobody reads more of them in running text, and the tree has all of them, one per row. */
const MOST_NAMED = 100;

/**
 * Returns the names of the items in a branch. For a year of vulnerabilities there are none, because mere ids would say nothing.
 */
function namesOf({ subject, children }: TreeNode, { glyphs }: Theme): readonly string[] {
  if (subject.kind === 'year') return [];
  const items = children.filter((child) => isItem(child.subject));
  const names = items.slice(0, MOST_NAMED).map(({ label }) => whole(rowText(label, glyphs.ellipsis)));
  const left = items.length - names.length;
  return left === 0 ? names : [...names, whole(`${glyphs.ellipsis} ${grouped(left)} more`)];
}

/** Returns a name with no-break blanks, which keep it on one row. */
const whole = (name: string): string => name.replaceAll(' ', NO_BREAK);

function chartOf({ subject, children }: TreeNode, paper: DetailStyle): Chart {
  const branches = children.filter((child) => !isItem(child.subject));
  if (branches.length > 0) return ['Holds', barChart(branches, paper)];
  if (subject.kind === 'year') return ['By impact', barChart(countByImpact(children), paper)];
  return ['By kind', barChart(countByKind(children), paper)];
}

function branchSummary(subject: Subject, count: number, catalog: Catalog, theme: Theme): string {
  switch (subject.kind) {
    case 'category':
      return subject.category.summary;
    case 'year':
      return subject.year === 'unknown'
        ? 'Vulnerabilities whose year is not recorded.'
        : `Vulnerabilities that became known in ${subject.year}.`;
    case 'shelf':
      return shelfSummary(subject, count, theme);
    default:
      return catalog.title;
  }
}

type Shelf = Extract<Subject, { readonly kind: 'shelf' }>;

function shelfSummary({ shelf, told }: Shelf, count: number, { glyphs }: Theme): string {
  if (shelf === 'news') return `What came with the newest revisions of the catalog: ${told}.`;
  if (shelf === 'recent') return 'What you read or opened recently, newest first.';
  const key = capFor('list', 'bookmark', glyphs);
  return count === 0
    ? `No bookmarks yet. Press ${key} on an entry to keep it here.`
    : `What you bookmarked with ${key}.`;
}

function countByImpact(children: readonly TreeNode[]): readonly { label: string; count: number }[] {
  const impacts = children.flatMap(({ subject }) =>
    subject.kind === 'vulnerability' ? [subject.vulnerability.impact ?? 'not recorded'] : [],
  );
  const labels = [...IMPACTS, 'not recorded'];
  return labels
    .map((label) => ({ label, count: impacts.filter((impact) => impact === label).length }))
    .filter(({ count }) => count > 0);
}

function countByKind(children: readonly TreeNode[]): readonly { label: string; count: number }[] {
  const counts = new Map<string, number>();
  const count = (node: TreeNode) => {
    if (node.subject.kind === 'entry' && node.subject.entry.kind) {
      const { kind } = node.subject.entry;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    node.children.forEach(count);
  };
  children.forEach(count);
  return [...counts].map(([label, number]) => ({ label, count: number })).sort((a, b) => b.count - a.count);
}
