import type { Vocabulary } from '../index/vocabulary.ts';

/** Finds the words that have some letters in a row; `whole` are those that have all of these letters. */
export type PartFinder = (text: string, whole: readonly number[]) => readonly number[];

/** What has the letters typed so far is looked for among what had those before: most letters go on behind the last ones. */
export function createPartFinder({ words }: Pick<Vocabulary, 'words'>): PartFinder {
  let last: { readonly text: string; readonly found: readonly number[] } | null = null;
  return (text, whole) => {
    const among = last !== null && text.startsWith(last.text) ? last.found : whole;
    const found = among.filter((word) => words[word]?.includes(text));
    last = { text, found };
    return found;
  };
}
