import {
  BLOCK,
  childElements,
  type Element,
  HEADING,
  ITEM,
  isBlock,
  isHeading,
  type Node,
} from '../elements/element.ts';

export type HeadingBlock = {
  readonly kind: 'heading';
  readonly level: number;
  readonly element: Element;
  readonly line: number;
};
export type ProseBlock = { readonly kind: 'prose'; readonly nodes: readonly Node[]; readonly line: number };
export type ElementBlock = {
  readonly kind: 'list' | 'table' | 'terms';
  readonly element: Element;
  readonly line: number;
};
export type DetailsBlock = {
  readonly kind: 'details';
  readonly element: Element;
  readonly summary: Element | null;
  readonly blocks: readonly Block[];
  readonly line: number;
};

/** One of the blocks that follow one another down a list. */
export type Block = HeadingBlock | ProseBlock | ElementBlock | DetailsBlock;

/** Returns the blocks in an element, looking through mere containers: quotes, sections and layout tables. */
export function blocksIn(element: Element): readonly Block[] {
  const blocks: Block[] = [];
  let run: Node[] = [];
  const endRun = () => {
    if (run.some((node) => typeof node === 'object' || node.trim() !== '')) {
      blocks.push({ kind: 'prose', nodes: run, line: run.find(isElement)?.line ?? element.line });
    }
    run = [];
  };
  for (const node of element.children) {
    if (typeof node === 'string' || !(isBlock(node.tag) || (node.has & BLOCK) !== 0)) {
      run.push(node);
      continue;
    }
    endRun();
    for (const block of blocksOf(node)) blocks.push(block);
  }
  endRun();
  return blocks;
}

const isElement = (node: Node): node is Element => typeof node === 'object';

function blocksOf(element: Element): readonly Block[] {
  const { tag, line } = element;
  if (isHeading(tag)) {
    if ((element.has & BLOCK) === 0) return [{ kind: 'heading', level: Number(tag[1]), element, line }];
    return [{ kind: 'heading', level: Number(tag[1]), element: withoutBlocks(element), line }, ...restOf(element)];
  }
  if (tag === 'ul' || tag === 'ol' || tag === 'menu') return [{ kind: 'list', element, line }];
  if (tag === 'dl') return [{ kind: 'terms', element, line }];
  if (tag === 'table') return isLayout(element) ? blocksIn(element) : [{ kind: 'table', element, line }];
  if (tag === 'details') return [detailsIn(element)];
  if (tag === 'pre' || tag === 'hr') return [];
  // An item outside any list, because its list was never opened or is closed already.
  if (tag === 'li') return [{ kind: 'list', element: { ...element, tag: 'ul', children: [element] }, line }];
  return blocksIn(element);
}

function detailsIn(element: Element): Block {
  const found = childElements(element).find(({ tag }) => tag === 'summary') ?? null;
  const isOpen = found !== null && !found.isClosed;
  const summary = isOpen ? withoutBlocks(found) : found;
  const children = element.children.filter((child) => child !== found);
  const blocks = [...(isOpen ? restOf(found) : []), ...blocksIn({ ...element, children })];
  return { kind: 'details', element, summary, blocks, line: element.line };
}

/** Keeps only the inline content of a heading or summary. One that was never closed contains the rest of the file. */
function withoutBlocks(element: Element): Element {
  return { ...element, children: element.children.filter((child) => !isBlockNode(child)) };
}
function restOf(element: Element): readonly Block[] {
  return blocksIn({ ...element, tag: 'div', children: element.children.filter(isBlockNode) });
}
const isBlockNode = (node: Node): boolean =>
  typeof node === 'object' && (isBlock(node.tag) || (node.has & BLOCK) !== 0);

/** Whether a table is only layout: it contains headings, or a cell with several list items. */
function isLayout(table: Element): boolean {
  if ((table.has & HEADING) !== 0) return true;
  return (table.has & ITEM) !== 0 && cellsOf(table).some((cell) => itemsBelow(cell) >= 2);
}

function itemsBelow(cell: Element): number {
  if ((cell.has & ITEM) === 0) return 0;
  return childElements(cell).reduce((sum, child) => sum + (child.tag === 'li' ? 1 : itemsBelow(child)), 0);
}

/** Returns the rows of a table, without those of nested tables. */
export function rowsOf(table: Element): readonly Element[] {
  return childElements(table).flatMap((child) => {
    if (child.tag === 'tr') return [child];
    return ['thead', 'tbody', 'tfoot'].includes(child.tag) ? rowsOf(child) : [];
  });
}

export const cellsIn = (row: Element): readonly Element[] =>
  childElements(row).filter(({ tag }) => tag === 'td' || tag === 'th');

const cellsOf = (table: Element): readonly Element[] => rowsOf(table).flatMap(cellsIn);
