import type { TreeNode } from '../../data/tree.ts';
import type { Catalog, Category, Measure } from '../../data/types.ts';
import type { DetailStyle } from '../../screen/document.ts';
import type { Document } from '../../screen/links.ts';
import { branchDocument } from './branch.ts';
import { entryDocument } from './entry.ts';
import { levelDocument, levelLines, measureDocument } from './guide.ts';
import { mechanismDocument, mechanismsDocument } from './mechanism.ts';
import { vulnerabilityDocument } from './vulnerability.ts';

export { hasRoomBeside, measureLines } from './guide.ts';

/** Makes the document that the detail pane shows for a node of the tree. Pure: the same arguments give the same document. */
export function makeDetail(node: TreeNode, catalog: Catalog, paper: DetailStyle): Document {
  const { subject } = node;
  switch (subject.kind) {
    case 'entry':
      return entryDocument(subject.entry, catalog, paper);
    case 'measure':
      return measureDocument(subject.measure, catalog, paper);
    case 'mechanism':
      return mechanismDocument(subject.mechanism, catalog, paper);
    case 'vulnerability':
      return vulnerabilityDocument(subject.vulnerability, catalog, paper);
    case 'category':
      return categoryDocument(node, subject.category, catalog, paper);
    case 'level':
      return levelDocument(subject, measuresIn(node), paper);
    default:
      return branchDocument(node, catalog, paper);
  }
}

function categoryDocument(node: TreeNode, category: Category, catalog: Catalog, paper: DetailStyle): Document {
  if (category.holds === 'mechanisms') return mechanismsDocument(node, category, catalog, paper);
  if (category.holds !== 'measures') return branchDocument(node, catalog, paper);
  return branchDocument(node, catalog, paper, ['Levels', levelLines(node.children, paper)]);
}

const measuresIn = ({ children }: TreeNode): readonly Measure[] =>
  children.flatMap(({ subject }) => (subject.kind === 'measure' ? [subject.measure] : []));
