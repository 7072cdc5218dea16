import type { Document } from '../elements/document.ts';
import { type Element, isHeading } from '../elements/element.ts';
import { oneLine, textOf, tokensOf } from '../elements/tokens.ts';
import { hasWords } from '../words/normalize.ts';
import type { Section, Walk } from './section.ts';
import { roleOf } from './titles.ts';

/** The title of a list. A guess is replaced by the name of the project that the list is from. */
export type ListTitle = { readonly title: string | null; readonly isGuess: boolean };

/** Finds the title of a list. `titled` is the heading above nearly all entries, if there is one. */
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

/**
 * Returns the title of the first heading, if it has level 1 or says "awesome". Otherwise returns that of the only heading of
 * level 1; several are categories.
 */
function mainTitle(named: readonly Section[], headings: readonly Section[]): string | null {
  const [first] = named;
  if (first === undefined) return null;
  if (first === headings[0] && (isMain(first) || isAwesome(first))) return first.title;
  const main = named.filter(isMain);
  return main.length === 1 ? (main[0]?.title ?? null) : null;
}

/**
 * Returns the title of a list that has a heading above nearly all entries. If that heading and an earlier one both have level 1,
 * the level of the later one may be a mistake, or it may say "Contents". Then the earlier one is the title, unless only the later
 * one says "awesome".
 */
function titleOver(titled: Section, named: readonly Section[]): string | null {
  const first = named.find(isMain);
  const isFirst = first === undefined || first === titled || !isMain(titled);
  if (isFirst || (isAwesome(titled) && !isAwesome(first)))
    return roleOf(titled.title) === 'category' ? titled.title : null;
  return first.title;
}

/** Words at the end of an `alt` text that are not part of the name. */
const PICTURE = /(?:[\s:–—-]+(?:logo|banner|header|image|picture|cover|icon))+$/i;

/** Returns the title in the `alt` text of a picture that stands above all headings, or is a heading itself. */
function pictureTitle(root: Element): string | null {
  const { alt } = pictureIn(root, false);
  const title = oneLine((alt ?? '').replace(PICTURE, ''));
  return hasWords(title) ? title : null;
}

type Looked = { readonly alt: string | null; readonly isOver: boolean };

/** Finds the `alt` text of the first picture. `isOver` ends the search, at a picture or a heading with words. */
function pictureIn(element: Element, isInHeading: boolean): Looked {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (isPicture(child, isInHeading)) return { alt: child.attributes.alt ?? '', isOver: true };
    const looked = lookInto(child, isInHeading);
    if (looked.isOver) return looked;
  }
  return { alt: null, isOver: false };
}

/**
 * Whether an element is a picture that may name the list. Outside headings, badges are written in Markdown, whose images have no
 * `src` here, and pictures in HTML, which can give their size.
 */
const isPicture = ({ tag, attributes }: Element, isInHeading: boolean): boolean =>
  tag === 'img' && hasWords(attributes.alt ?? '') && (isInHeading || attributes.src !== undefined);

/** Searches a child of an element. Links outside headings are left out: a linked picture is a badge, or leads to another site. */
function lookInto(child: Element, isInHeading: boolean): Looked {
  if (child.tag === 'a' && !isInHeading) return { alt: null, isOver: false };
  const isTitle = isHeading(child.tag);
  if (isTitle && hasWords(textOf(tokensOf(child.children, (href) => href)))) return { alt: null, isOver: true };
  return pictureIn(child, isInHeading || isTitle);
}
