import { type Element, kindsOf, type Node } from '../../elements/element.ts';
import { decodeEntities } from './entities.ts';

export type Attributes = Readonly<Record<string, string>>;

export const NO_ATTRIBUTES: Attributes = {};

/** Elements in which a link does not close a link around them, such as a cell in a table. */
const AROUND_LINKS: ReadonlySet<string> = new Set(['td', 'th', 'li', 'p', 'div', 'table']);
const NOTHING: ReadonlySet<string> = new Set();
/** The children of an element that is still open. */
const NO_CHILDREN: readonly Node[] = [];

/** Creates the stack of open elements, each inside the one before it; the first is the root. */
export function createOpenElements() {
  const root = newElement('body', NO_ATTRIBUTES, 1);
  const open: Element[] = [root];
  /**
   * The children of all open elements, and for each element where its own begin. With an array for each element, V8 would reserve
   * room for 16 more children in each.
   */
  const inside: Node[] = [];
  const starts: number[] = [0];
  const top = (): Element => open[open.length - 1] ?? root;
  const start = (): number => starts[starts.length - 1] ?? 0;

  function closeTop(isClosed: boolean): void {
    const element = open.pop();
    if (element === undefined) return;
    element.isClosed = isClosed;
    element.children = inside.splice(starts.pop() ?? 0);
    top().has |= element.has | kindsOf(element);
  }

  function closeTo(depth: number): void {
    while (open.length > depth) closeTop(false);
  }

  /**
   * Returns the depth of the innermost element with a tag, searching outwards as far as `beyond` or an element of `until`; 0 if
   * there is none.
   */
  function depthOf(tag: string, beyond: number, until: ReadonlySet<string>): number {
    let depth = open.length;
    while (depth > beyond && open[depth - 1]?.tag !== tag && !until.has(open[depth - 1]?.tag ?? '')) depth -= 1;
    return depth > beyond && open[depth - 1]?.tag === tag ? depth : 0;
  }

  function closeAt(depth: number, isClosed: boolean): void {
    if (depth === 0) return;
    closeTo(depth);
    closeTop(isClosed);
  }

  return {
    depth: () => open.length,
    open: (tag: string, attributes: Attributes, line: number): void => {
      if (tag === 'a') closeAt(depthOf('a', 1, AROUND_LINKS), true);
      const element = newElement(tag, decoded(attributes), line);
      inside.push(element);
      open.push(element);
      starts.push(inside.length);
    },
    addText: (text: string): void => {
      const before = inside.length > start() ? inside[inside.length - 1] : undefined;
      if (typeof before === 'string') inside[inside.length - 1] = before + text;
      else if (text !== '') inside.push(text);
    },
    /** Closes the innermost element with a tag and everything in it, if it is deeper than `beyond`. */
    close: (tag: string, isClosed: boolean, beyond: number): void => {
      if (top().tag === tag && open.length > beyond) closeTop(isClosed);
      else closeAt(depthOf(tag, beyond, NOTHING), isClosed);
    },
    /** Closes the element at a depth and everything in it, if it is still open. */
    closeAt: (depth: number): void => {
      if (depth <= open.length) closeAt(depth, true);
    },
    end: (): Element => {
      closeTo(1);
      root.children = inside;
      return root;
    },
  };
}

function decoded(attributes: Attributes): Attributes {
  const values = Object.values(attributes);
  if (values.length === 0) return NO_ATTRIBUTES;
  if (!values.some((value) => value.includes('&'))) return attributes;
  const pairs = Object.entries(attributes).map(([name, value]) => [name, decodeEntities(value)] as const);
  return Object.fromEntries(pairs);
}

function newElement(tag: string, attributes: Attributes, line: number): Element {
  return { tag, attributes, children: NO_CHILDREN, line, has: 0, isClosed: false };
}
