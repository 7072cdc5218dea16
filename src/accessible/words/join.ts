import { grouped } from '../../text/grouped.ts';

/** `1 result`, `2 results`. */
export const counted = (count: number, one: string, many: string): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** Joins the facts that are known with commas. */
export const facts = (all: readonly (string | number | null | undefined | false)[]): string =>
  all.filter((one) => one !== null && one !== undefined && one !== false && one !== '').join(', ');

/** Ends a text with a full stop, unless it already ends with punctuation. */
export const sentence = (text: string): string => (text === '' || /[.!?:]$/.test(text) ? text : `${text}.`);

/** Joins the parts that are not empty as sentences. */
export const sentences = (parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .map(sentence)
    .join(' ');

/** Returns a label with its text; nothing if the text is empty. */
export const labelled = (label: string, text: string): readonly string[] =>
  text === '' ? [] : [sentence(`${label}: ${text}`)];

/** Replaces the slashes between words, which are meant for the eye, with commas. */
export const withoutSlashes = (text: string): string => text.replaceAll(' / ', ', ');

/** Makes the first letter a capital, unless the text begins with a name such as no_new_privs or docker.sock. */
export const capital = (text: string): string =>
  /^\S*[\w][_./@]\w/.test(text) ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
