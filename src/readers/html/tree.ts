import { Parser } from 'htmlparser2';
import { type Element, kindsOf, type Node } from '../elements/element.ts';
import { refusal } from '../refusal.ts';

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

/** What is nested deeper than this becomes part of the element there. */
const DEEPEST_ELEMENT = 300;

/** Five times as many as the largest lists have. More would fill the memory. */
const MOST_ITEMS = 200_000;

/** Takes pieces of HTML and makes one tree of them. */
export type TreeBuilder = {
  /** `line` is that of the file on which the piece begins; `null` where the piece names its lines itself. */
  readonly write: (html: string, line: number | null) => void;
  readonly end: () => Tree;
};

/** A tree, and the lines of the items that are nested too deep to be in it. */
export type Tree = { readonly root: Element; readonly tooDeep: readonly number[] };

/** The attribute in which HTML that we made ourselves names the line of the file. */
export const LINE_ATTRIBUTE = 'data-l';

/** Makes a tree of HTML. Writing throws a refusal when there are too many items. */
export function createTreeBuilder(): TreeBuilder {
  const root = newElement('body', {}, 1);
  const open: Element[] = [root];
  let unread = 0;
  let unreadTag = '';
  let tooDeep = 0;
  let line = 1;
  let countedTo = 0;
  let source: string | null = null;
  let offset = 0;
  const lost: number[] = [];

  let items = 0;
  const countItem = () => {
    items += 1;
    if (items > MOST_ITEMS) throw refusal(`has more than ${MOST_ITEMS.toLocaleString('en')} items; split it`);
  };
  const lineAt = (index: number): number => {
    if (source !== null) {
      for (const end = index - offset; countedTo < end; countedTo += 1)
        if (source.charCodeAt(countedTo) === 10) line += 1;
    }
    return line;
  };
  const top = (): Element => open[open.length - 1] ?? root;
  const close = (isClosed: boolean): void => {
    const element = open.pop();
    if (element === undefined) return;
    element.isClosed = isClosed;
    const above = top();
    above.has |= element.has | kindsOf(element);
  };
  const closeThrough = (tag: string, until: ReadonlySet<string>): void => {
    for (let at = open.length - 1; at > 0 && !until.has(open[at]?.tag ?? ''); at -= 1) {
      if (open[at]?.tag !== tag) continue;
      while (open.length > at) close(true);
      return;
    }
  };

  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (unread > 0) {
          if (tag === unreadTag) unread += 1;
          return;
        }
        if (UNREAD.has(tag)) {
          [unread, unreadTag] = [1, tag];
          return;
        }
        if (open.length > DEEPEST_ELEMENT) {
          tooDeep += 1;
          if (tag === 'li') lost.push(lineAt(parser.startIndex));
          return;
        }
        if (tag === 'li' || tag === 'tr') countItem();
        if (tag === 'a') closeThrough('a', CELLS);
        const own = Number(attributes[LINE_ATTRIBUTE]);
        if (own > 0) line = own;
        const element = newElement(tag, attributes, own > 0 ? own : lineAt(parser.startIndex));
        top().children.push(element);
        open.push(element);
      },
      ontext(text) {
        if (unread > 0 || text === '') return;
        const { children } = top();
        const last = children.length - 1;
        const before = children[last];
        if (typeof before === 'string') children[last] = before + text;
        else children.push(text);
      },
      onclosetag(tag, isImplied) {
        if (unread > 0) {
          if (tag === unreadTag) unread -= 1;
          return;
        }
        if (tooDeep > 0) {
          tooDeep -= 1;
          return;
        }
        if (top().tag === tag && open.length > 1) close(!isImplied);
        else closeThrough(tag, NOTHING);
      },
    },
    { decodeEntities: true, recognizeSelfClosing: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  return {
    write: (html, first) => {
      source = first === null ? null : html;
      if (first !== null) [line, countedTo] = [first, 0];
      parser.write(html);
      offset += html.length;
    },
    end: () => {
      parser.end();
      while (open.length > 1) close(false);
      return { root, tooDeep: lost };
    },
  };
}

const NOTHING: ReadonlySet<string> = new Set();
/** A link in a cell does not close one around the table. */
const CELLS: ReadonlySet<string> = new Set(['td', 'th', 'li', 'p', 'div', 'table']);

function newElement(tag: string, attributes: Readonly<Record<string, string>>, line: number): Element {
  const children: Node[] = [];
  return { tag, attributes, children, line, has: 0, isClosed: false };
}
