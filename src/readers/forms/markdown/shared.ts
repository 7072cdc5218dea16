/** The state that all pieces of a file share while they are parsed. */
export type Shared = {
  /** Definitions of links by label, as markdown-it keeps them. */
  readonly references: Record<string, { href: string; title: string }>;
  /** Addresses by the number that stands for them in the HTML. Numbers are short, and a definition may be used 10,000 times. */
  readonly addresses: string[];
  /** Lines of items that are nested too deeply to be read. */
  readonly tooDeep: number[];
  /** The number of lines in the file before the piece. */
  firstLine: number;
  /** How many open links the text is in. */
  linkDepth: number;
};

export const noShared = (): Shared => ({ references: {}, addresses: [], tooDeep: [], firstLine: 0, linkDepth: 0 });

/** Returns what markdown-it calls the environment, which is the value that we have passed to it. */
export const sharedOf = (env: unknown): Shared => env as Shared;

/** The beginning of an address in our HTML. No text contains it, because NULs are dropped first. */
const NUMBER_MARK = '\0';

/** Returns the opening tag of a link. Its address is stored, and a number stands for it. */
export function openingOf(href: string, { addresses }: Shared): string {
  addresses.push(href);
  return `<a href="${NUMBER_MARK}${addresses.length - 1}">`;
}

/** Returns the address that a number stands for; any other address unchanged. */
export function addressOf(href: string, { addresses }: Shared): string {
  return href.startsWith(NUMBER_MARK) ? (addresses[Number(href.slice(1))] ?? '') : href;
}

/** Tags that GitHub shows as text. */
const SHOWN_TAGS = /<(?=\/?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)\b)/gi;

/** Returns HTML of the file, in which the tags that GitHub shows as text are escaped. */
export const rawHtml = (html: string): string => html.replace(SHOWN_TAGS, '&lt;');
