import { webAddress } from '../data/links.ts';
import type { Link } from '../data/types.ts';
import { MOST_ITEMS, MOST_LETTERS, type Rows } from './document.ts';
import type { Line } from './line.ts';

/** What the detail pane scrolls through: its lines, and what the cursor stops at in them. */
export type Document = {
  readonly lines: readonly Line[];
  /** In the order of their numbers. */
  readonly links: readonly Link[];
  /** The one of the links that is meant when none is named; `null` where the subject has no page of its own. */
  readonly main: Link | null;
  /** The items that it leads to, below their titles. */
  readonly leads: readonly Leads[];
  /** In the order in which they are drawn: those of the text first, then those beside it. */
  readonly stops: readonly Stop[];
  /** The lines of the column beside it; `null` where it has none. */
  readonly aside: readonly Line[] | null;
};

/** A part of a document; the rows of its stops are counted from its first line. */
export type Part = Pick<Document, 'lines' | 'stops'> & Partial<Pick<Document, 'leads'>>;

/** What the cursor stops at, or what is jumped to: a heading. */
export type Stop = Rows & {
  readonly kind: 'note' | 'link' | 'lead' | 'heading';
  /** Of a heading, what it says. */
  readonly title?: string;
  /** Whether its rows are those of the column beside the document. */
  readonly isAside?: boolean;
  /** Its lines while it is chosen, where they are not those of the document. */
  readonly whole?: () => readonly Line[];
  /** The page that it opens: of a note, its source. */
  readonly link: Link | null;
  /** Id of the item that it leads to: of a note, the vulnerability. */
  readonly leadsTo: string | null;
};

/** An item to go to: its name, and a word about it. */
export type Lead = { readonly id: string; readonly name: string; readonly remark: Line };
/** Items to go to under a title; `more` of them are not listed. */
export type Leads = { readonly title: string; readonly items: readonly Lead[]; readonly more: number };
/** The pages of a subject; `more` of them are not listed. */
export type Links = {
  readonly listed: readonly Link[];
  /** Its own page, and the one that is meant when none is named. */
  readonly own: Link | null;
  readonly main: Link | null;
  readonly more: number;
};

/**
 * The subject's own page, if it has one that can be opened, its other pages, and the sources of what is said of it; each
 * address once.
 */
export function listLinks(page: Link, others: readonly Link[], sources: readonly Link[] = []): Links {
  const links = usableLinks([page, ...others, ...sources]);
  const own = links.listed[0] === page ? page : null;
  return { ...links, own, main: own };
}

/** Pages of a subject that has none of its own; the first of them says the most. */
export function sourceLinks(sources: readonly Link[]): Links {
  const links = usableLinks(sources);
  return { ...links, own: null, main: links.listed[0] ?? null };
}

/** What two addresses of one page have in common: it is the same with TLS, and with a slash at its end. */
export const pageOf = (url: string): string => url.replace(/^https?:\/\//i, '').replace(/\/$/, '');

function usableLinks(links: readonly Link[]): Pick<Links, 'listed' | 'more'> {
  const listed = new Map<string, Link>();
  let letters = 0;
  for (const [index, link] of links.entries()) {
    letters += link.url.length + link.title.length;
    if (listed.size === MOST_ITEMS || (index > 0 && letters > MOST_LETTERS)) {
      return { listed: [...listed.values()], more: links.length - index };
    }
    const address = pageOf(link.url);
    if (!listed.has(address) && webAddress(link.url) !== null) listed.set(address, link);
  }
  return { listed: [...listed.values()], more: 0 };
}

/** The listed links by their addresses, each with the key that opens it; those beyond the keys have none. */
export function linksByAddress({ listed }: Links): ReadonlyMap<string, { readonly link: Link; readonly key: string }> {
  return new Map(listed.map((link, index) => [pageOf(link.url), { link, key: keyOf(index) }]));
}

/** The key that opens a link; the links beyond those keys have none. */
export const keyOf = (index: number): string => (index < NUMBERED ? String(index + 1) : '');

const NUMBERED = 9;
