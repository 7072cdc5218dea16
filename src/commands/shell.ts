import { excerpt } from '../text/excerpt.ts';
import type { ListFile } from './command.ts';

const LONGEST_SHOWN = 60;

const LONGEST_LIST = 300;

/** Returns a command that searches for the given words in a list, quoted for a shell. */
export function searchFor(words: readonly string[], list: ListFile = null): string {
  const query = excerpt(words.join(' '), LONGEST_SHOWN);
  const option = listOption(list);
  if (query.startsWith('-')) return `${option}-q ${shellWord(query)}`;
  return `search ${option}${/^[\w:.,@+/ -]*$/.test(query) ? query : shellWord(query)}`;
}

/** Returns the option that names a list, with a blank behind it, for a command in a message; nothing for the bundled catalog. */
export function listOption(list: ListFile): string {
  if (list === null) return '';
  const { source } = list;
  return `--list=${/^[\w:.,@+/-]*$/.test(source) ? source : shellWord(source, LONGEST_LIST)} `;
}

/** Quotes untrusted text as one word of a shell, cut to a length that fits a message. */
export function shellWord(text: string, longest = LONGEST_SHOWN): string {
  const safe = excerpt(text, longest);
  return /["$`\\!]/.test(safe) ? `'${safe.replaceAll("'", "'\\''")}'` : `"${safe}"`;
}
