import { Parser } from 'htmlparser2';
import { type Element, kindsOf, type Node } from '../../elements/element.ts';
import { refusal } from '../../refusal.ts';
import { decodeEntities } from './entities.ts';

/** Elements that a reader of the page does not see, or that are no text. */
const UNREAD: ReadonlySet<string> = new Set([
  ...['script', 'style', 'template', 'svg', 'iframe', 'object', 'nav', 'head', 'noscript', 'math', 'canvas', 'audio'],
  ...[
    'video',
    'embed',
    'frameset',
    'button',
    'select',
    'textarea',
    'option',
    'datalist',
    'title',
    'noembed',
    'noframes',
  ],
]);

/** What is nested deeper than this is not read; its items are counted. */
const DEEPEST_ELEMENT = 300;

/** Half as many again as the largest lists have. A megabyte of the shortest items has more of them, and would fill the memory. */
const MOST_ITEMS = 150_000;

/** Takes pieces of HTML, or elements one by one, and makes one tree of them. */
export type TreeBuilder = {
  /** `line` is that of the file on which the piece begins; `null` where the piece names its lines itself. */
  readonly write: (html: string, line: number | null) => void;
  /** Adds an element with what is in it: HTML that leaves nothing open, of one line. `close` closes the element. */
  readonly open: (tag: string, html: string, line: number) => void;
  readonly close: (tag: string) => void;
  readonly end: () => Tree;
};

/** A tree, the lines of the items that are nested too deep to be in it, and what `<base>` names. */
export type Tree = { readonly root: Element; readonly tooDeep: readonly number[]; readonly base: string | null };

const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

/** The attribute in which HTML that we made ourselves names the line of the file. */
export const LINE_ATTRIBUTE = 'data-l';

/** Makes a tree of HTML. Writing throws a refusal when there are too many items. */
export function createTreeBuilder(): TreeBuilder {
  const lines = createLineCounter();
  const tree = createOpenElements();
  const tooDeep: number[] = [];
  /** The element that is not read, how often it is nested in itself, and how many are open below the deepest. */
  const hidden = { tag: '', count: 0, below: 0 };
  let items = 0;
  let base: string | null = null;

  function isHidden(tag: string, line: number): boolean {
    if (hidden.count > 0) {
      if (tag === hidden.tag) hidden.count += 1;
      return true;
    }
    if (UNREAD.has(tag)) [hidden.tag, hidden.count] = [tag, 1];
    else if (tree.depth() > DEEPEST_ELEMENT) {
      hidden.below += 1;
      if (tag === 'li') tooDeep.push(line);
    } else return false;
    return true;
  }

  function open(tag: string, attributes: Readonly<Record<string, string>>, line: number): void {
    if (isHidden(tag, line)) return;
    if (tag === 'li' || tag === 'tr') items += 1;
    if (items > MOST_ITEMS) throw refusal(`has more than ${MOST_ITEMS.toLocaleString('en')} items; split it`);
    tree.open(tag, attributes, line);
  }

  function addText(text: string): void {
    if (hidden.count === 0) tree.addText(decodeEntities(text));
  }

  function close(tag: string, isClosed: boolean): void {
    if (hidden.count > 0) {
      if (tag === hidden.tag) hidden.count -= 1;
    } else if (hidden.below > 0) hidden.below -= 1;
    else tree.close(tag, isClosed);
  }

  const parser: Parser = new Parser(
    {
      onopentag(tag, attributes) {
        forgetOutermost(parser);
        if (tag === 'base') base ??= decodeEntities(attributes.href ?? '') || null;
        const named = attributes[LINE_ATTRIBUTE];
        open(tag, named === undefined ? attributes : withoutLine(attributes), lines.at(parser.startIndex, named));
      },
      ontext: addText,
      onclosetag: (tag, isImplied) => close(tag, !isImplied),
    },
    { decodeEntities: false, recognizeSelfClosing: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );

  return {
    write: (html, line) => {
      lines.begin(html, line);
      parser.write(html);
    },
    open: (tag, html, line) => {
      open(tag, NO_ATTRIBUTES, line);
      if (html.includes('<')) {
        lines.begin(html, line);
        parser.write(html);
      } else if (html !== '') addText(html);
    },
    close: (tag) => close(tag, true),
    end: () => {
      parser.end();
      return { root: tree.end(), tooDeep, base };
    },
  };
}

/** The parser looks through all that is open at each tag, and moves it. */
const MOST_OPEN = 1_000;

/** Has the parser forget what is open around so many others: it is not read any more, and closed at the end. */
function forgetOutermost(parser: Parser): void {
  const { stack } = parser as unknown as { readonly stack: string[] };
  if (stack.length > MOST_OPEN) stack.length = MOST_OPEN;
}

/**
 * Says on which line of the file something is: named by an attribute, or counted from what was named last. HTML that we made
 * ourselves has a line where the file has one, from each named element on to the next.
 */
function createLineCounter() {
  let source = '';
  /** Where the source begins in all that was written, the end of the line that is being read in it, and its number. */
  let [start, end, line] = [0, -1, 1];
  return {
    begin: (html: string, first: number | null): void => {
      // The lines behind the last element of the piece before are still to be counted.
      const counted = first === null && end >= 0 ? end : source.length;
      start += counted;
      source = source.slice(counted) + html;
      end = source.indexOf('\n');
      if (first !== null) line = first;
    },
    at: (index: number, named: string | undefined): number => {
      for (; end >= 0 && end < index - start; end = source.indexOf('\n', end + 1)) line += 1;
      if (Number(named) > 0) line = Number(named);
      return line;
    },
  };
}

/** A link in a cell does not close one around the table. */
const AROUND_LINKS: ReadonlySet<string> = new Set(['td', 'th', 'li', 'p', 'div', 'table']);
const NOTHING: ReadonlySet<string> = new Set();
/** Of an element that is still open. */
const NO_CHILDREN: readonly Node[] = [];

/** The elements that are open, each in the one before it. */
function createOpenElements() {
  const root = newElement('body', {}, 1);
  const open: Element[] = [root];
  /** What is in them, and for each where its own begins: an array that grew for each would have room for sixteen more. */
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

  /** Closes the innermost element of a tag and all in it, unless one of `until` is around it. */
  function closeThrough(tag: string, until: ReadonlySet<string>): void {
    let at = open.length - 1;
    while (at > 0 && open[at]?.tag !== tag && !until.has(open[at]?.tag ?? '')) at -= 1;
    if (at <= 0 || open[at]?.tag !== tag) return;
    while (open.length > at) closeTop(true);
  }

  return {
    depth: () => open.length,
    open: (tag: string, attributes: Readonly<Record<string, string>>, line: number): void => {
      if (tag === 'a') closeThrough('a', AROUND_LINKS);
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
    close: (tag: string, isClosed: boolean): void => {
      if (top().tag === tag && open.length > 1) closeTop(isClosed);
      else closeThrough(tag, NOTHING);
    },
    end: (): Element => {
      while (open.length > 1) closeTop(false);
      root.children = inside;
      return root;
    },
  };
}

/** Most elements that we made have no attribute but their line, which the element keeps by itself. */
function withoutLine({
  [LINE_ATTRIBUTE]: _,
  ...others
}: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return others;
}

function decoded(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const values = Object.values(attributes);
  if (values.length === 0) return NO_ATTRIBUTES;
  if (!values.some((value) => value.includes('&'))) return attributes;
  const pairs = Object.entries(attributes).map(([name, value]) => [name, decodeEntities(value)] as const);
  return Object.fromEntries(pairs);
}

function newElement(tag: string, attributes: Readonly<Record<string, string>>, line: number): Element {
  return { tag, attributes, children: NO_CHILDREN, line, has: 0, isClosed: false };
}
