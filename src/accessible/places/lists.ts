import type { KeptList } from '../../data/lists.ts';
import { type Answer, listOf, type Row } from '../answer.ts';
import { sentence } from '../words/join.ts';

/** Lists the lists that the user has opened before. The number of a list opens it. */
export function listsAnswer(lists: readonly KeptList[]): Answer {
  const rows = lists.map(({ title, source, opened }): Row => {
    const text = sentence(`${title}, last opened on ${opened.slice(0, 10)}: ${source}`);
    return { text, leadsTo: { list: source } };
  });
  return {
    title: 'Lists opened before, the last one first',
    paragraphs: rows.length === 0 ? ['A list that you open with --list is named here the next time.'] : [],
    list: listOf(['list', 'lists'], rows),
  };
}
