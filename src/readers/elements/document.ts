import type { Element } from './element.ts';

/** A list of any form as a tree of elements. */
export type Document = {
  readonly root: Element;
  /** A title given outside the text, such as in front matter. */
  readonly title: string | null;
  /** Lines of items that are nested too deeply to be in the tree. */
  readonly tooDeep: readonly number[];
  /** The base address that the file itself gives for its relative links (`<base>`). */
  readonly base?: string | null;
  /** Returns the address that the `href` of a link stands for. */
  readonly addressOf: (href: string) => string;
};
