import type { Element } from './element.ts';

/** A list in whatever form, as a tree of elements. */
export type Document = {
  readonly root: Element;
  /** The title that stands outside of the text, such as that of the front matter. */
  readonly title: string | null;
  /** Lines of the items that are nested too deep to be in the tree. */
  readonly tooDeep: readonly number[];
  /** The address from which the file says that its relative links lead. */
  readonly base?: string | null;
  /** What the `href` of a link stands for. */
  readonly addressOf: (href: string) => string;
};
