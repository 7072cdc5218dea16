import { webAddress } from '../data/links.ts';
import type { Link } from '../data/types.ts';
import { MOST_ITEMS, MOST_LETTERS, type Rows } from './document.ts';
import type { Line } from './line.ts';

/** The content of the detail pane: its lines, and the stops of the cursor in them. */
export type Document = {
  readonly lines: readonly Line[];
  /** In the order of their numbers. */
  readonly links: readonly Link[];
  /** The link that is opened when none is named: the subject's own page, or its main source (`sourceLinks`), if there is one. */
  readonly main: Link | null;
  /** The items that the document leads to, grouped under titles. */
  readonly leads: readonly Leads[];
  /** In the order of the text. Stops in the column beside it have the same indexes as when they are drawn below the text. */
  readonly stops: readonly Stop[];
  /** The lines of the column beside the text; `null` if there is none. */
  readonly aside: readonly Line[] | null;
};

/** A part of a document. The rows of its stops are counted from the first line of the part. */
export type Part = Pick<Document, 'lines' | 'stops'> & Partial<Pick<Document, 'leads'>>;

/** A place at which the cursor stops. At a heading it stops only when the user jumps from section to section. */
export type Stop = Rows & {
  readonly kind: 'note' | 'link' | 'lead' | 'heading';
  /** The text of a heading. */
  readonly title?: string;
  /** Whether the rows are counted in the column beside the document. */
  readonly isAside?: boolean;
  /** Draws its lines while it is chosen, if they differ from those in the document. */
  readonly whole?: () => readonly Line[];
  /** The page that it opens; for a note, the source. */
  readonly link: Link | null;
  /** The id of the item that it leads to; for a note, the vulnerability. */
  readonly leadsTo: string | null;
};

/** A related item: its id, its name and a remark. */
export type Lead = { readonly id: string; readonly name: string; readonly remark: Line };
/** Related items under a title; `more` further ones are not listed. */
export type Leads = { readonly title: string; readonly items: readonly Lead[]; readonly more: number };
/** The pages of a subject; `more` further ones are not listed. */
export type Links = {
  readonly listed: readonly Link[];
  /** The subject's own page, and the page that is opened when none is named. */
  readonly own: Link | null;
  readonly main: Link | null;
  readonly more: number;
};

/**
 * Lists the pages of a subject, each address once: its own page if that can be opened, its other pages, and the sources of what
 * is recorded about it.
 */
export function listLinks(page: Link, others: readonly Link[], sources: readonly Link[] = []): Links {
  const links = usableLinks([page, ...others, ...sources]);
  const own = links.listed[0] === page ? page : null;
  return { ...links, own, main: own };
}

/** Lists the pages of a subject that has none of its own. The first source is the most informative, so it is the main page. */
export function sourceLinks(sources: readonly Link[]): Links {
  const links = usableLinks(sources);
  return { ...links, own: null, main: links.listed[0] ?? null };
}

/** Returns a key for the page of an address, which is the same with or without TLS and with or without a slash at the end. */
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

/** Returns the listed links by their `pageOf`, each with the key that opens it. Links beyond the ninth have no key. */
export function linksByAddress({ listed }: Links): ReadonlyMap<string, { readonly link: Link; readonly key: string }> {
  return new Map(listed.map((link, index) => [pageOf(link.url), { link, key: keyOf(index) }]));
}

/** Returns the key that opens a link, or an empty text for links beyond the ninth. */
export const keyOf = (index: number): string => (index < NUMBERED ? String(index + 1) : '');

const NUMBERED = 9;
