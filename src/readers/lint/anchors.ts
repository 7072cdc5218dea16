import { decodeEntities } from '../forms/html/entities.ts';

/** The places in a list that a link to an anchor may lead to. */
export type Anchors = {
  /** Adds a heading as it is displayed. */
  readonly addHeading: (text: string) => void;
  /** Adds the source line of a Markdown heading: the name of an emoji is part of the anchor, but is not displayed. */
  readonly addSource: (line: string) => void;
  readonly addId: (id: string) => void;
  readonly has: (name: string) => boolean;
};

const DROPPED = /[^\p{L}\p{M}\p{N}\p{Pc} -]/gu;
/** The invisible characters in an emoji, which an anchor may contain or not. */
const UNSEEN = /[\u{fe0f}\u{200d}]/gu;
const IMAGE = /\[?!\[[^[\]]*\](?:\([^()]*\)|\[[^[\]]*\])(?:\]\([^()]*\))?/g;
const LINK = /\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g;

/** In UTF-16 units: no anchor is longer. */
const LONGEST_LINE = 1_000;

/** Returns the anchor that forges make of a heading: in lower case, without punctuation, and with dashes for spaces. */
const slugOf = (text: string): string =>
  text.toLowerCase().replace(DROPPED, '').replace(UNSEEN, '').replaceAll(' ', '-');

/** Collects anchors. Headings with the same text are numbered from 1, beginning with the second. */
export function createAnchors(): Anchors {
  const names = new Set<string>();
  const counts = new Map<string, number>();
  const add = (slug: string): void => {
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    names.add(count === 0 ? slug : `${slug}-${count}`);
  };
  return {
    addHeading: (text) => add(slugOf(text.trim())),
    addSource: (line) => {
      const text = decodeEntities(line.slice(0, LONGEST_LINE).replace(/^#+\s+|\s+#+\s*$/g, ''));
      const shown = text
        .replace(IMAGE, '')
        .replace(LINK, '$1')
        .replace(/<[^<>]*>/g, '');
      for (const one of [text, shown, shown.trim(), text.replace(LINK, '$1')]) names.add(slugOf(one));
    },
    addId: (id) => names.add(plain(id)),
    has: (name) => names.has(plain(name)),
  };
}

function plain(name: string): string {
  const text = name.includes('%') ? decoded(name) : name;
  return text
    .toLowerCase()
    .replace(/^user-content-/, '')
    .replace(UNSEEN, '');
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
