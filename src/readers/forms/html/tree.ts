import { Parser } from 'htmlparser2';
import type { Element } from '../../elements/element.ts';
import { refusal } from '../../refusal.ts';
import { decodeEntities } from './entities.ts';
import { type Attributes, createOpenElements, NO_ATTRIBUTES } from './open-elements.ts';

/** Elements that are not visible on the page, or are not text. */
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

/** Elements nested deeper than this are not read; the items among them are counted. */
const DEEPEST_ELEMENT = 300;

/**
 * One and a half times as many as the largest lists have. A megabyte of the shortest items has more, and would fill the memory.
 */
const MOST_ITEMS = 150_000;

/** Makes one tree of HTML and of elements that are opened one by one. Each call gives the line of the file. */
export type TreeBuilder = {
  /** Adds HTML that may leave elements open, and may close those that HTML before it has opened. */
  readonly write: (html: string, line: number) => void;
  /** Opens an element that does not come from HTML. */
  readonly open: (tag: string, line: number) => void;
  /** Adds HTML inside an element. */
  readonly add: (html: string, line: number) => void;
  /** Closes the element opened last, and those that HTML in it has left open. */
  readonly close: () => void;
  readonly end: () => Tree;
};

/** A tree, the lines of items that are nested too deeply to be in it, and the address of `<base>`. */
export type Tree = { readonly root: Element; readonly tooDeep: readonly number[]; readonly base: string | null };

/** Creates a builder of a tree. It throws a refusal if there are too many items. */
export function createTreeBuilder(): TreeBuilder {
  const lines = createLineCounter();
  const elements = createReadElements();
  let base: string | null = null;

  const parser: Parser = new Parser(
    {
      onopentag(tag, attributes) {
        forgetOutermost(parser);
        if (tag === 'base') base ??= decodeEntities(attributes.href ?? '') || null;
        elements.open(tag, attributes, lines.at(parser.startIndex));
      },
      ontext: elements.addText,
      onclosetag: elements.close,
    },
    { decodeEntities: false, recognizeSelfClosing: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  const write = (html: string, line: number): void => {
    lines.begin(html, line);
    parser.write(html);
  };

  return {
    write,
    open: elements.openOwn,
    add: (html, line) => {
      if (html.includes('<')) write(html, line);
      else if (html !== '') elements.addText(html);
    },
    close: elements.closeOwn,
    end: () => {
      parser.end();
      return { ...elements.end(), base };
    },
  };
}

/**
 * Creates a stack of open elements that leaves out those that are not read. Some are opened and closed by HTML, others by the
 * caller.
 */
function createReadElements() {
  const tree = createOpenElements();
  const tooDeep: number[] = [];
  /**
   * The tag of the element that is not read, how often it is nested in itself, and how many elements are open below the deepest
   * one read.
   */
  const hidden = { tag: '', count: 0, below: 0 };
  /** The depths of the elements opened by the caller; 0 for one that is not read. */
  const own: number[] = [];
  let items = 0;

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

  function open(tag: string, attributes: Attributes, line: number): void {
    if (isHidden(tag, line)) return;
    if (tag === 'li' || tag === 'tr') items += 1;
    if (items > MOST_ITEMS) throw refusal(`it has more than ${MOST_ITEMS.toLocaleString('en')} items; split it`);
    tree.open(tag, attributes, line);
  }

  return {
    open,
    addText: (text: string): void => {
      if (hidden.count === 0) tree.addText(decodeEntities(text));
    },
    /** The parser knows only the elements of HTML: what it closes implicitly is inside the innermost element of the caller. */
    close: (tag: string, isImplied: boolean): void => {
      if (hidden.count > 0) {
        if (tag === hidden.tag) hidden.count -= 1;
      } else if (hidden.below > 0) hidden.below -= 1;
      else tree.close(tag, !isImplied, isImplied ? (own.at(-1) ?? 1) : 1);
    },
    openOwn: (tag: string, line: number): void => {
      const depth = tree.depth();
      open(tag, NO_ATTRIBUTES, line);
      own.push(tree.depth() > depth ? tree.depth() : 0);
    },
    /** Closes the innermost element of the caller, and those that HTML in it has left open. */
    closeOwn: (): void => {
      const depth = own.pop() ?? 0;
      if (depth > 0) {
        [hidden.count, hidden.below] = [0, 0];
        tree.closeAt(depth);
      } else if (hidden.count === 0 && hidden.below > 0) hidden.below -= 1;
    },
    end: () => ({ root: tree.end(), tooDeep }),
  };
}

/** The most elements that stay open in the parser, which searches and moves all of them at each tag. */
const MOST_OPEN = 1_000;

/** Makes the parser forget the outermost of too many open elements. Nothing so deep is read, and they are closed at the end. */
function forgetOutermost(parser: Parser): void {
  const { stack } = parser as unknown as { readonly stack: string[] };
  if (stack.length > MOST_OPEN) stack.length = MOST_OPEN;
}

/** Counts the lines of HTML, starting at the line of the file where it begins. */
function createLineCounter() {
  let source = '';
  /** The offset of `source` in all HTML written, the end of the line that is being read, and the number of that line. */
  let [start, end, line] = [0, -1, 1];
  return {
    begin: (html: string, first: number): void => {
      start += source.length;
      [source, end, line] = [html, html.indexOf('\n'), first];
    },
    at: (index: number): number => {
      for (; end >= 0 && end < index - start; end = source.indexOf('\n', end + 1)) line += 1;
      return line;
    },
  };
}
