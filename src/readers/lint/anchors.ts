import { decodeEntities } from '../forms/html/entities.ts';

/** The places of a list to which an anchor may lead. */
export type Anchors = {
  /** A heading as it is shown. */
  readonly addHeading: (text: string) => void;
  /** The line of a heading in Markdown: the name of an emoji is part of the anchor, and not of what is shown. */
  readonly addSource: (line: string) => void;
  readonly addId: (id: string) => void;
  readonly has: (name: string) => boolean;
};

const DROPPED = /[^\p{L}\p{M}\p{N}\p{Pc} -]/gu;
/** What stands behind an emoji, and is kept or not. */
const UNSEEN = /[\u{fe0f}\u{200d}]/gu;
const IMAGE = /\[?!\[[^[\]]*\](?:\([^()]*\)|\[[^[\]]*\])(?:\]\([^()]*\))?/g;
const LINK = /\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g;

/** In UTF-16 units: no anchor is as long. */
const LONGEST_LINE = 1_000;

/** An anchor as forges make it of a heading: in small letters, without signs, with dashes for blanks. */
const slugOf = (text: string): string =>
  text.toLowerCase().replace(DROPPED, '').replace(UNSEEN, '').replaceAll(' ', '-');

/** Collects anchors. Headings of one text are numbered from 1, but for the first. */
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
