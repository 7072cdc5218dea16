import { tokenizeText, type Word } from './tokenize.ts';

/** Longer names are not compared as one word: people do not type them that way. */
const MOST_WORDS_TOGETHER = 5;
const LONGEST_TOGETHER = 36;

/** Returns a name written as one word, as people type it: `dockerbench` for `docker-bench`. `''` for one word, or too many. */
export function joinedName(parts: readonly string[]): string {
  if (parts.length < 2 || parts.length > MOST_WORDS_TOGETHER) return '';
  const joined = parts.join('');
  return joined.length <= LONGEST_TOGETHER ? joined : '';
}

/** A name of more words has no initials. */
export const MOST_INITIALS = 8;
const MOST_WORDS_IN_PART = 5;

/** Returns the first letters of a name, `''` if it has one word or too many. */
export function initialsOf(parts: readonly string[]): string {
  if (parts.length < 2 || parts.length > MOST_INITIALS) return '';
  let letters = '';
  for (const part of parts) letters += part.charAt(0);
  return letters;
}

/** Whether a name is short enough to be known by a part of its initials: `lw` for LXC Web Panel. */
export const hasPartialInitials = (initials: string): boolean => initials.length <= MOST_WORDS_IN_PART;

const CAMEL = /[a-z0-9][A-Z]/;
const SHORTEST_CAMEL_PART = 3;

/** Whether a capital follows a small letter or a digit anywhere in a text. */
export const hasCamelCase = (text: string): boolean => CAMEL.test(text);

/** Returns the parts of a name such as `StackStorm`; none for other names, including those with only a capital at the end. */
export function camelParts(name: string): readonly string[] {
  if (!hasCamelCase(name)) return NONE;
  const parts = tokenizeText(name.replace(/([a-z0-9])([A-Z])/g, '$1 $2')).filter(isCamelPart);
  return parts.length > 1 ? parts : NONE;
}

/** Returns the same parts for one word of a text, with their places in it. */
export function camelPartsIn({ start, end }: Word, text: string): readonly Word[] {
  const written = text.slice(start, end);
  if (!hasCamelCase(written)) return NO_WORDS;
  return Array.from(written.matchAll(/[A-Z]+[a-z0-9]*|[a-z0-9]+/g), ({ 0: part, index }) => ({
    text: part.toLowerCase(),
    start: start + index,
    end: start + index + part.length,
  })).filter((part) => isCamelPart(part.text));
}

const NO_WORDS: readonly Word[] = [];

const isCamelPart = (part: string): boolean => part.length >= SHORTEST_CAMEL_PART;

const NONE: readonly string[] = [];
