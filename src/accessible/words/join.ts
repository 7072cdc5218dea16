/** `1 result`, `2 results`. */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** Those of some facts that are known, with commas between them. */
export const facts = (all: readonly (string | number | null | undefined | false)[]): string =>
  all.filter((one) => one !== null && one !== undefined && one !== false && one !== '').join(', ');

/** A text that ends a sentence. */
export const sentence = (text: string): string => (text === '' || /[.!?:]$/.test(text) ? text : `${text}.`);

/** Some parts as sentences, those that are empty left out. */
export const sentences = (parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .map(sentence)
    .join(' ');

/** A label with what is said under it; nothing where nothing is said. */
export const labelled = (label: string, text: string): readonly string[] =>
  text === '' ? [] : [sentence(`${label}: ${text}`)];

/** Words that are written with slashes for eyes. */
export const withoutSlashes = (text: string): string => text.replaceAll(' / ', ', ');

/** The first letter as at the beginning of a sentence. */
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
