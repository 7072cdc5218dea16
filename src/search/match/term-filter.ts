import type { SearchIndex } from '../index/build.ts';
import type { FieldValues } from '../query/fields.ts';
import { createFilter, type Filter } from '../query/filters.ts';
import { nothingToLeaveOut } from '../query/problems.ts';
import { comparedTerms } from '../text/tokenize.ts';
import type { Expander } from './expand.ts';
import { documentsWith } from './literal.ts';
import type { Plan } from './plan.ts';

/** Creates a function that turns a field, or a term to be left out, into a filter. */
export function createTermFilter(
  index: SearchIndex,
  expander: Expander,
  values: FieldValues,
): (term: Plan['filters'][number]) => Filter {
  return (term) => {
    if (term.type === 'field') return createFilter(term, values);
    const found = new Set(documentsWith(term, false, index).map((document) => index.nodes[document]?.id));
    const test: Filter['test'] = ({ id }) => found.has(id) !== term.isExcluded;
    const isIdle = found.size === 0 && term.isExcluded;
    const problems = isIdle ? [nothingToLeaveOut(term.text, wordLike(term.text, index, expander))] : [];
    return { field: '', isChoice: false, test, problems };
  };
}

/** Returns the word that a text most likely misspells, if a document contains it as it is; otherwise `null`. */
function wordLike(text: string, index: SearchIndex, expander: Expander): string | null {
  const [typed = '', ...others] = comparedTerms(text);
  const { words, qualities } = expander(typed, false);
  const best = qualities.reduce((sofar, quality, at) => (quality > (qualities[sofar] ?? 0) ? at : sofar), 0);
  const word = index.vocabulary.words[words[best] ?? -1];
  if (word === undefined || others.length > 0) return null;
  return documentsWith({ type: 'exact', text: word, isExcluded: true }, false, index).length > 0 ? word : null;
}
