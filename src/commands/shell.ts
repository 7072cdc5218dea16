import { excerpt } from '../text/excerpt.ts';

const LONGEST_SHOWN = 60;

/** Returns a command that searches for the given words, quoted for a shell. */
export function searchFor(words: readonly string[]): string {
  const query = excerpt(words.join(' '), LONGEST_SHOWN);
  if (query.startsWith('-')) return `-q ${shellWord(query)}`;
  return `search ${/^[\w:.,@+/ -]*$/.test(query) ? query : shellWord(query)}`;
}

/** Quotes untrusted text as one word of a shell, cut to a length that fits a message. */
export function shellWord(text: string): string {
  const safe = excerpt(text, LONGEST_SHOWN);
  return /["$`\\!]/.test(safe) ? `'${safe.replaceAll("'", "'\\''")}'` : `"${safe}"`;
}
