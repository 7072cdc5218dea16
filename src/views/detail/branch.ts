import { isItem, type Subject, type TreeNode } from '../../data/tree.ts';
import { type Catalog, IMPACTS } from '../../data/types.ts';
import { keysOf } from '../../keys/keymap.ts';
import { barChart, type DetailStyle, paragraph, section, titleLines } from '../../screen/document.ts';
import { type Line, MUTED, span } from '../../screen/line.ts';
import type { Document } from '../../screen/links.ts';
import { levelLines } from './guide.ts';

/** What a branch holds: its summary, how much of what, and the items by name. */
export function branchDocument(node: TreeNode, catalog: Catalog, paper: DetailStyle): Document {
  const count = span(String(node.count), MUTED);
  const lines = [
    ...titleLines(node.label, [count], paper),
    [],
    ...paragraph(branchSummary(node.subject, node.count, catalog), paper),
    ...section(...chart(node), paper),
  ];
  return { lines, links: [], main: null, stops: [], aside: null };

  function chart({ children }: TreeNode): [string, readonly Line[]] {
    if (children.some(({ subject }) => subject.kind === 'level')) return ['Levels', levelLines(children, paper)];
    const branches = children.filter(({ subject }) => !isItem(subject));
    if (branches.length > 0) return ['Holds', barChart(branches, paper)];
    if (node.subject.kind === 'year') return ['By impact', barChart(countByImpact(children), paper)];
    return ['By kind', barChart(countByKind(children), paper)];
  }
}

function branchSummary(subject: Subject, count: number, catalog: Catalog): string {
  switch (subject.kind) {
    case 'category':
      return subject.category.summary;
    case 'year':
      return subject.year === 'unknown'
        ? 'Vulnerabilities whose year is not recorded.'
        : `Vulnerabilities that became known in ${subject.year}.`;
    case 'shelf':
      return shelfSummary(subject.shelf, count);
    default:
      return catalog.title;
  }
}

function shelfSummary(shelf: 'bookmarks' | 'recent', count: number): string {
  if (shelf === 'recent') return 'What you read or opened recently, newest first.';
  const [key] = keysOf('list', 'bookmark');
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
