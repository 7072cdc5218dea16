import type { Document } from '../elements/document.ts';
import { type Element, isHeading } from '../elements/element.ts';
import { oneLine, textOf, tokensOf } from '../elements/tokens.ts';
import { hasWords } from '../words/normalize.ts';
import type { Section, Walk } from './section.ts';
import { roleOf } from './titles.ts';

/** What a list is called. A guess gives way to the name of the project that the list is from. */
export type ListTitle = { readonly title: string | null; readonly isGuess: boolean };

/** The title of a list, `titled` being the heading over nearly all entries, if there is one. */
export function titleOfList(walk: Walk, titled: Section | null, { root, title }: Document): ListTitle {
  const headings = walk.sections.filter(({ kind }) => kind === 'heading');
  const named = headings.filter((heading) => roleOf(heading.title) === 'category');
  const over = titled === null ? title : titleOver(titled, named);
  const sure = over ?? mainTitle(named, headings) ?? pictureTitle(root);
  const guess = named.find(isMain) ?? named[0] ?? headings.find(({ role }) => role !== 'contents');
  return { title: sure ?? guess?.title ?? null, isGuess: sure === null };
}

const isMain = ({ level }: Section): boolean => level === 1;
const isAwesome = ({ title }: Section): boolean => /awesome/i.test(title);

/** The main heading, where there is only one or it comes first: others are categories. */
function mainTitle(named: readonly Section[], headings: readonly Section[]): string | null {
  const [first] = named;
  if (first === undefined) return null;
  if (first === headings[0] && (isMain(first) || isAwesome(first))) return first.title;
  const main = named.filter(isMain);
  return main.length === 1 ? (main[0]?.title ?? null) : null;
}

/**
 * A main heading over the entries may stand there by a slip, or say "Contents": then an earlier one is the title, unless that only
 * announces something.
 */
function titleOver(titled: Section, named: readonly Section[]): string | null {
  const first = named.find(isMain);
  const isFirst = first === undefined || first === titled || !isMain(titled);
  if (isFirst || (isAwesome(titled) && !isAwesome(first)))
    return roleOf(titled.title) === 'category' ? titled.title : null;
  return first.title;
}

/** What an `alt` says besides the name. */
const PICTURE = /(?:[\s:–—-]+(?:logo|banner|header|image|picture|cover|icon))+$/i;

/** What the picture says that stands above all headings, or is one. */
function pictureTitle(root: Element): string | null {
  const { alt } = pictureIn(root, false);
  const title = oneLine((alt ?? '').replace(PICTURE, ''));
  return hasWords(title) ? title : null;
}

type Looked = { readonly alt: string | null; readonly isOver: boolean };

/** The `alt` of the first picture; `isOver` once a heading with words has come. */
function pictureIn(element: Element, isInHeading: boolean): Looked {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (isPicture(child, isInHeading)) return { alt: child.attributes.alt ?? '', isOver: true };
    const looked = lookInto(child, isInHeading);
    if (looked.isOver) return looked;
  }
  return { alt: null, isOver: false };
}

/** Outside of a heading, a badge is written in Markdown and a picture in HTML, which says how large it is. */
const isPicture = ({ tag, attributes }: Element, isInHeading: boolean): boolean =>
  tag === 'img' && hasWords(attributes.alt ?? '') && (isInHeading || attributes.src !== undefined);

/** A picture that is a link leads to somebody else, or is a badge. */
function lookInto(child: Element, isInHeading: boolean): Looked {
  if (child.tag === 'a' && !isInHeading) return { alt: null, isOver: false };
  const isTitle = isHeading(child.tag);
  if (isTitle && hasWords(textOf(tokensOf(child.children, (href) => href)))) return { alt: null, isOver: true };
  return pictureIn(child, isInHeading || isTitle);
}
