import type { ListForm } from '../../src/readers/list/read.ts';
import { readList } from '../../src/readers/list/read.ts';

/** The entries of a list as lines: `category › path | name | address | description`, with `-` for a missing part. */
export function entriesIn(text: string, form: ListForm = 'markdown'): readonly string[] {
  return readList(text, form).entries.map(({ category, name, url, summary }) =>
    [category.join(' › '), name, url ?? '-', summary ?? '-'].join(' | '),
  );
}

/** Does the same for the items under one heading, without the category. */
export function itemsIn(items: string): readonly string[] {
  const others = '## Others\n- [Other](https://other.example)\n';
  return entriesIn(`# Kites\n\n## Makers\n\n${items}\n\n${others}`)
    .filter((line) => line.startsWith('Makers'))
    .map((line) => line.replace(/^Makers \| /, ''));
}

/** The reasons why items of a list were skipped, each reason once. */
export const reasonsIn = (text: string, form: ListForm = 'markdown'): readonly string[] =>
  [...new Set(readList(text, form).skipped.map(({ why }) => why))].sort();
