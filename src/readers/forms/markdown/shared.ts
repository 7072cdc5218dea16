/** What the parsing of all pieces of one file shares. */
export type Shared = {
  /** Definitions of links by their label, as markdown-it keeps them. */
  readonly references: Record<string, { href: string; title: string }>;
  /** Addresses by the number that stands for them in the HTML: a definition may be used ten thousand times. */
  readonly addresses: string[];
  /** Lines of items that are nested too deep to be read. */
  readonly tooDeep: number[];
  /** The line of the file before the piece. */
  firstLine: number;
  /** How many links the text is in. */
  linkDepth: number;
};

export const noShared = (): Shared => ({ references: {}, addresses: [], tooDeep: [], firstLine: 0, linkDepth: 0 });

/** What markdown-it calls the environment is what we gave it. */
export const sharedOf = (env: unknown): Shared => env as Shared;

/** What an address in our HTML begins with; no text has it, because NULs are dropped first. */
const NUMBER_MARK = '\0';

/** The tag that opens a link. Its address is kept, and a number stands for it. */
export function openingOf(href: string, { addresses }: Shared): string {
  addresses.push(href);
  return `<a href="${NUMBER_MARK}${addresses.length - 1}">`;
}

/** The address that a number stands for; any other address as it is. */
export function addressOf(href: string, { addresses }: Shared): string {
  return href.startsWith(NUMBER_MARK) ? (addresses[Number(href.slice(1))] ?? '') : href;
}

/** Tags that GitHub shows as text. */
const SHOWN_TAGS = /<(?=\/?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)\b)/gi;

/** HTML of the file, without the tags that are text. */
export const rawHtml = (html: string): string => html.replace(SHOWN_TAGS, '&lt;');
