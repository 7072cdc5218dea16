/** An element of the tree that lists of every form are turned into. Only the readers of forms deal with the original markup. */
export type Element = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  children: readonly Node[];
  /** The line of the file on which it begins, counted from 1. */
  readonly line: number;
  /** The kinds of its descendants at any depth: a bit mask of the numbers below. */
  has: number;
  /** Whether its own end tag closes it; false if the parser closes it implicitly. */
  isClosed: boolean;
};

/** An element, or text with its entities decoded. */
export type Node = Element | string;

export const HEADING = 1;
export const LIST = 2;
export const TABLE = 4;
export const LINK = 8;
export const BLOCK = 16;
export const ITEM = 32;

const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'dl', 'menu']);
const BLOCKS: ReadonlySet<string> = new Set([
  ...HEADINGS,
  ...LISTS,
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'body',
    'center',
    'dd',
    'details',
    'dialog',
    'div',
    'dt',
    'fieldset',
  ],
  ...['figcaption', 'figure', 'footer', 'form', 'header', 'hgroup', 'hr', 'html', 'li', 'main', 'p', 'pre', 'section'],
  ...['summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'caption'],
]);

export const isBlock = (tag: string): boolean => BLOCKS.has(tag);
export const isHeading = (tag: string): boolean => HEADINGS.has(tag);

/** Returns the kinds of an element itself, as in `has`. */
export function kindsOf({ tag, attributes }: Pick<Element, 'tag' | 'attributes'>): number {
  const block = BLOCKS.has(tag) ? BLOCK : 0;
  if (HEADINGS.has(tag)) return block | HEADING;
  if (LISTS.has(tag)) return block | LIST;
  if (tag === 'li') return block | ITEM;
  if (tag === 'table') return block | TABLE;
  return tag === 'a' && attributes.href !== undefined ? LINK : block;
}

/** Yields every element below `root` in the order of the file, without recursion, because a tree may be deep. */
export function* elementsIn(root: Element): Generator<Element> {
  const open: Element[] = [root];
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    if (element !== root) yield element;
    for (let index = element.children.length - 1; index >= 0; index -= 1) {
      const child = element.children[index];
      if (typeof child === 'object') open.push(child);
    }
  }
}

/** Returns those children of an element that are elements themselves. */
export const childElements = ({ children }: Element): readonly Element[] =>
  children.filter((child): child is Element => typeof child === 'object');
